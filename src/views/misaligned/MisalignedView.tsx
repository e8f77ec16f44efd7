import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { type MisalignedCount, misalignedSpec } from '../../charts/misaligned-spec';
import {
  filterMisaligned,
  type MisalignedFilter,
  misalignedSql,
  readMisalignedFilter,
  switched,
  writeMisalignedFilter,
} from '../../models/misaligned/misaligned-filter';
import {
  CASES_WITH_TEXT_SQL,
  caseKey,
  MISALIGNED_ROWS_SQL,
  type MisalignedRow,
} from '../../models/misaligned/misaligned-rows';
import { type ListedModel, labelOf } from '../../models/model-list';
import { createQuery } from '../../models/query-state';
import { useServices } from '../../models/services';
import { useLiveQuery } from '../../models/use-live-query';
import { Figure } from '../../ui/Figure';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { Term } from '../../ui/Term';
import { MisalignedFacets } from './MisalignedFacets';
import { MisalignedList } from './MisalignedList';
import './misaligned.css';

const NOTHING: readonly string[] = [];
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

/** Keys of the cases whose actions hold a text; null where none is looked for. */
function useCasesWithText(text: string): { keys: ReadonlySet<string> | null; error: Error | null } {
  const { database } = useServices();
  const query = useMemo(() => createQuery<MisalignedRow>(database), [database]);
  useEffect(() => query.dispose, [query]);
  useEffect(() => {
    if (text !== '') void query.run(CASES_WITH_TEXT_SQL, [text, text]);
  }, [query, text]);
  const { rows, error } = query.state.value;
  const keys = useMemo(() => (rows ? new Set(rows.map(caseKey)) : null), [rows]);
  return { keys: text === '' ? null : (keys ?? new Set()), error };
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
  const { models } = useServices();
  const search = useSearch();
  const [, navigate] = useLocation();
  const { filter, problems } = useMemo(() => readMisalignedFilter(search), [search]);
  const all = useLiveQuery<MisalignedRow>(MISALIGNED_ROWS_SQL, NOTHING);
  const withText = useCasesWithText(filter.text);
  const filtered = useMemo(
    () =>
      all.rows &&
      filterMisaligned(all.rows, filter, (row) => withText.keys === null || withText.keys.has(caseKey(row))),
    [all.rows, filter, withText.keys],
  );
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
    <div class="misaligned-page">
      <header class="page-head">
        <h1>Misaligned cases</h1>
        <p class="page-lead">
          Where a model <Term id="misaligned">states one thing and does the other</Term>, case by case, the
          widest distance first.
        </p>
      </header>
      {problems.length > 0 && (
        <Notice kind="warning" title="The link could not be followed in full">
          <p>{problems.join(' ')}</p>
        </Notice>
      )}
      {error && (
        <Notice kind="error" title="The cases could not be loaded">
          <p>{error.message}</p>
        </Notice>
      )}
      {!filtered && !error && <Skeleton label="Starting the database" lines={12} />}
      {filtered && (
        <div class="misaligned-columns">
          <aside aria-label="Filters">
            <SearchField text={filter.text} onSearch={onSearch} />
            <MisalignedFacets
              filter={filter}
              counts={filtered.counts}
              models={models.models.value}
              onToggle={(facet, name) => change(switched(filter, facet, name))}
              onClear={(facet) => {
                const { [facet]: _, ...rest } = filter.chosen;
                change({ ...filter, chosen: rest });
              }}
            />
          </aside>
          <section aria-label="Cases">
            <p class="misaligned-count-line" role="status">
              <strong>{formatCount(filtered.rows.length)}</strong>{' '}
              {filter.chosen.source ? 'cases' : 'cases, recomputed as misaligned'}
              {filter.text !== '' && ` with “${filter.text}” in an action or its explanation`}
              {!filter.chosen.source && (filtered.counts.source.get('listed') ?? 0) > 0 && (
                <>
                  ; {formatCount(filtered.counts.source.get('listed') ?? 0)} more stand in the authors’ list
                  alone (see Source)
                </>
              )}
              {(Object.keys(filter.chosen).length > 0 || filter.text !== '') && (
                <button type="button" class="link-button" onClick={() => change({ chosen: {}, text: '' })}>
                  Clear all
                </button>
              )}
            </p>
            {listsQwen && (
              <Notice kind="info" title="About Qwen’s list">
                <p>
                  The authors’ list for Qwen disagrees with their published figures for it in 177 cases. It is
                  shown as a list; no rate is computed from it.
                </p>
              </Notice>
            )}
            {filtered.rows.length === 0 ? (
              <Notice kind="info" title="No case is left">
                <p>
                  Clear a filter
                  {filter.text !== '' && ', or search for another word. Only loaded actions are searched'}.
                </p>
              </Notice>
            ) : (
              <Figure
                name="misaligned-cases"
                title="Misaligned cases by model and direction"
                columns={COLUMNS}
                rows={filtered.rows}
                sql={misalignedSql(filter, MISALIGNED_ROWS_SQL)}
                caption={captionOf(filter, filtered.rows.length)}
                chart={(drawing) =>
                  misalignedSpec({ data: countsOf(filtered.rows, models.models.value), ...drawing })
                }
              >
                <MisalignedList rows={filtered.rows} models={models.models.value} />
              </Figure>
            )}
          </section>
        </div>
      )}
    </div>
  );
}

/** What was chosen, facet by facet, and how many cases that leaves. */
function captionOf({ chosen, text }: MisalignedFilter, cases: number): string[] {
  return [
    ...Object.entries(chosen).map(([facet, names]) => `${facet}: ${names.join(', ')}.`),
    ...(text === '' ? [] : [`With “${text}” in an action or its explanation.`]),
    `n = ${formatCount(cases)} misaligned cases.`,
  ];
}

/** The cases that are left, by model and direction. */
function countsOf(rows: readonly MisalignedRow[], listed: readonly ListedModel[]): MisalignedCount[] {
  return listed.flatMap(({ model }) => {
    const own = rows.filter((row) => row.model === model);
    const agreeDisagree = own.filter(({ stated }) => stated === 'agree').length;
    const disagreeAgree = own.length - agreeDisagree;
    return own.length === 0 ? [] : [{ row: labelOf(listed, model), agreeDisagree, disagreeAgree }];
  });
}
