import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { type ListedModel, labelOf } from '../../analysis/listed-model';
import {
  FIRST_SCREEN,
  type FirstScreen,
  filteredOf,
  isUnfiltered,
} from '../../analysis/misaligned/first-screen';
import {
  filterMisaligned,
  isListed,
  LISTED_SOURCES,
  type MisalignedFilter,
  misalignedSql,
  narrowedTo,
  readMisalignedFilter,
  switched,
  withModels,
  writeMisalignedFilter,
} from '../../analysis/misaligned/misaligned-filter';
import {
  CASES_WITH_TEXT_SQL,
  caseKey,
  FACETS,
  LOADED_ACTIONS_SQL,
  MISALIGNED_ROWS_SQL,
  type MisalignedRow,
} from '../../analysis/misaligned/misaligned-rows';
import { MOST_ROWS, rowsLeftOut } from '../../charts/chart-spec';
import { type MisalignedCount, misalignedSpec } from '../../charts/misaligned-spec';
import { formatCount } from '../../domain/text/figures';
import { listNames } from '../../domain/text/list-names';
import { useServices } from '../../state/services';
import { useLiveQuery } from '../../state/use-live-query';
import { LinkButton } from '../../ui/Button';
import { Figure } from '../../ui/Figure';
import { FilterFold } from '../../ui/FilterFold';
import { ErrorNotice, Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { Term } from '../../ui/Term';
import { useAddress } from '../../ui/use-address';
import { FACET_TITLES, facetName } from './facet-names';
import { MisalignedFacets } from './MisalignedFacets';
import { MisalignedList } from './MisalignedList';
import './misaligned.css';

const COLUMNS = [
  'model',
  'country',
  'topic',
  'value',
  'stated',
  'chosen',
  'inclination',
  'distance',
  'recomputed',
  'listed',
];

interface TextSearch {
  /** Keys of the cases whose actions contain the text; null where none is searched for. */
  readonly keys: ReadonlySet<string> | null;
  readonly running: boolean;
  readonly error: Error | null;
  /** Whether VIA's actions are loaded, not only the sample; null if unknown. */
  readonly loaded: boolean | null;
}

/** The cases whose actions contain a text. */
function useCasesWithText(text: string): TextSearch {
  const searched = text !== '';
  const { rows, error, status } = useLiveQuery<MisalignedRow>(searched ? CASES_WITH_TEXT_SQL : null, [
    text,
    text,
  ]);
  const [actions] = useLiveQuery<{ via: number }>(searched ? LOADED_ACTIONS_SQL : null).rows ?? [];
  const keys = useMemo(() => new Set((rows ?? []).map(caseKey)), [rows]);
  return {
    keys: searched ? keys : null,
    running: searched && (status === 'idle' || status === 'running'),
    error,
    loaded: actions ? actions.via > 0 : null,
  };
}

/** The search field's text; the address follows when typing pauses. */
function SearchField({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onSearch(typed), 250);
    return () => clearTimeout(timer);
  }, [typed, text, onSearch]);
  return (
    <label class="misaligned-search">
      <span>Search the actions</span>
      <input
        class="text-input"
        type="search"
        value={typed}
        placeholder="doctor, vote, family …"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  );
}

/** Every misaligned case, by facets. */
export default function MisalignedView() {
  const { database, models } = useServices();
  const [, navigate] = useLocation();
  const listedModels = models.models.value;
  useEffect(() => void models.refresh(), [models]);
  const filter = useAddress(readMisalignedFilter, withModels);
  const [first, setFirst] = useState<FirstScreen | null>(null);
  useEffect(
    () => void database.computed<FirstScreen | null>(...FIRST_SCREEN, async () => null).then(setFirst),
    [database],
  );
  const all = useLiveQuery<MisalignedRow>(MISALIGNED_ROWS_SQL);
  const withText = useCasesWithText(filter.text);
  const filtered = useMemo(() => {
    const hasText = (row: MisalignedRow) => withText.keys === null || withText.keys.has(caseKey(row));
    if (all.rows) return filterMisaligned(all.rows, filter, hasText);
    return first && isUnfiltered(filter) ? filteredOf(first) : null;
  }, [all.rows, first, filter, withText.keys]);
  const change = (next: MisalignedFilter, replace = false) =>
    navigate(writeMisalignedFilter(next), { replace });
  const onSearch = useMemo(
    () => (text: string) => navigate(writeMisalignedFilter({ ...filter, text }), { replace: true }),
    [filter, navigate],
  );
  const listsQwen =
    filtered?.rows.some(({ model, recomputed }) => model.includes('qw') && !recomputed) ?? false;
  const error = all.error ?? withText.error;
  return (
    <div class="misaligned-page stack">
      <header class="page-head">
        <h1>Misaligned cases</h1>
        <p class="page-lead">
          Cases in which a model acts against what it states (<Term id="misaligned">misaligned</Term>),
          largest distance first.
        </p>
      </header>
      <ErrorNotice title="The cases could not be loaded" error={error} again />
      {!filtered && !error && <Skeleton label="Loading the cases" lines={12} />}
      {filtered && (
        <div class="misaligned-columns">
          <aside aria-label="Filters">
            <SearchField text={filter.text} onSearch={onSearch} />
            <FilterFold>
              <MisalignedFacets
                filter={filter}
                counts={filtered.counts}
                models={listedModels}
                onToggle={(facet, name) => change(switched(filter, facet, name))}
                onChoose={(facet, names) => change(narrowedTo(filter, facet, names))}
              />
            </FilterFold>
          </aside>
          <section aria-label="Cases">
            <p class="misaligned-count-line small" role="status">
              <strong>{formatCount(filtered.total)}</strong>{' '}
              {isListed(filter)
                ? 'cases in the authors’ own list'
                : filter.chosen.source
                  ? 'cases'
                  : 'cases are misaligned by our recomputation'}
              {filter.text !== '' && ` with “${filter.text}” in an action or its explanation`}
              {!filter.chosen.source && (filtered.counts.source.get('listed') ?? 0) > 0 && (
                <>
                  ; {formatCount(filtered.counts.source.get('listed') ?? 0)} more appear only in the authors’
                  list
                </>
              )}
              {'. '}
              {withText.running && <span class="misaligned-searching">Searching…</span>}
              {!isListed(filter) && (
                <LinkButton
                  onClick={() => change({ ...filter, chosen: { ...filter.chosen, source: LISTED_SOURCES } })}
                >
                  Show the authors’ own list
                </LinkButton>
              )}
              {(Object.keys(filter.chosen).length > 0 || filter.text !== '') && (
                <LinkButton onClick={() => change({ chosen: {}, text: '' })}>Clear all</LinkButton>
              )}
            </p>
            {withText.loaded === false && (
              <Notice kind="info" title="Only the sample actions were searched">
                <p>
                  The sentences of VIA are not loaded. <a href="#/dataset">Load VIA</a> from the authors’
                  repository (2.1 MB) or from a file to search all of them.
                </p>
              </Notice>
            )}
            {listsQwen && (
              <Notice kind="info" title="About Qwen’s list">
                <p>
                  The authors’ list for Qwen contradicts their published figures for it in 177 cases. It is
                  shown as a list; no rate is computed from it.
                </p>
              </Notice>
            )}
            {filtered.rows.length === 0 && withText.running ? null : filtered.rows.length === 0 ? (
              <Notice kind="info" title="No case matches">
                <p>
                  Clear a filter
                  {filter.text !== '' && ', or search for another word'}.
                </p>
              </Notice>
            ) : (
              <Figure
                name="misaligned-cases"
                complete={all.rows !== null}
                title="Misaligned cases by model and direction"
                columns={COLUMNS}
                rows={filtered.rows}
                sql={misalignedSql(filter, MISALIGNED_ROWS_SQL)}
                caption={captionOf(filter, filtered.rows, listedModels)}
                chart={(drawing) =>
                  misalignedSpec({
                    data: countsOf(filtered.rows, listedModels).slice(0, MOST_ROWS),
                    ...drawing,
                  })
                }
              >
                <MisalignedList
                  rows={filtered.rows}
                  total={filtered.total}
                  about={writeMisalignedFilter(filter)}
                  models={listedModels}
                />
              </Figure>
            )}
          </section>
        </div>
      )}
    </div>
  );
}

/** The choices, facet by facet, and how many cases they leave. */
function captionOf(
  filter: MisalignedFilter,
  rows: readonly MisalignedRow[],
  listed: readonly ListedModel[],
): string[] {
  const { chosen, text } = filter;
  const measured = rows.filter(({ distance }) => distance !== null).length;
  return [
    ...FACETS.flatMap((facet) => {
      const names = chosen[facet];
      if (!names || (facet === 'source' && isListed(filter))) return [];
      return [`${FACET_TITLES[facet]}: ${listNames(names.map((name) => facetName(facet, name, listed)))}.`];
    }),
    ...(isListed(filter) ? ['The authors’ own list.'] : []),
    ...(text === '' ? [] : [`With “${text}” in an action or its explanation.`]),
    `n = ${formatCount(rows.length)} misaligned cases, with a known distance for ${formatCount(measured)}.`,
    ...rowsLeftOut(new Set(rows.map(({ model }) => model)).size, 'models'),
  ];
}

/** The remaining cases, by model and direction. */
function countsOf(rows: readonly MisalignedRow[], listed: readonly ListedModel[]): MisalignedCount[] {
  return listed.flatMap(({ model }) => {
    const own = rows.filter((row) => row.model === model);
    const agreeDisagree = own.filter(({ stated }) => stated === 'agree').length;
    const disagreeAgree = own.length - agreeDisagree;
    return own.length === 0 ? [] : [{ row: labelOf(listed, model), agreeDisagree, disagreeAgree }];
  });
}
