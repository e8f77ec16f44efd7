import { Shuffle } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { type ActionIndex, searchTexts } from '../../analysis/dataset/action-index';
import type { ActionRow, Choosers } from '../../analysis/dataset/action-rows';
import {
  type DatasetFilter,
  isNarrowed,
  NO_FILTER,
  SORTS,
  type Sort,
  writeDatasetFilter,
} from '../../analysis/dataset/filter';
import { applyFilter } from '../../analysis/dataset/results';
import { listItems } from '../../analysis/dataset/sort';
import { formatCount } from '../../domain/text/figures';
import { parseTextQuery } from '../../domain/text/text-query';
import { Button } from '../../ui/Button';
import { FilterFold } from '../../ui/FilterFold';
import { Select } from '../../ui/Select';
import { Skeleton } from '../../ui/Skeleton';
import { CaseList } from './CaseList';
import { FilterSql } from './FilterSql';
import { Filters } from './Filters';
import { Statistics } from './Statistics';

const SORT_NAMES: Readonly<Record<Sort, string>> = {
  dataset: 'Order of the dataset',
  value: 'Value, A to Z',
  longest: 'Longest action first',
  shortest: 'Shortest action first',
  'most spans': 'Most spans first',
  'most split': 'Models most divided first',
};

interface Props {
  readonly index: ActionIndex;
  readonly choosers: Choosers | null;
  readonly filter: DatasetFilter;
  /** While `index` has only the first cases: how many rows and cases there are, and whether they are on their way. */
  readonly pending: { readonly rows: number; readonly cases: number; readonly loading: boolean } | null;
}

/** The dataset's actions. The address holds the filter; everything else follows from it. */
export function Browser({ index, choosers, filter, pending }: Props) {
  const [, navigate] = useLocation();
  // Choosing adds a step for the Back button; typing (`replace`) does not.
  const setFilter = (next: DatasetFilter, options: { replace?: boolean } = {}) =>
    navigate(writeDatasetFilter(next), options);
  const { query, sort, layout } = filter;
  const terms = useMemo(() => parseTextQuery(query), [query]);
  const found = useMemo(() => (terms.length > 0 ? searchTexts(index.texts, terms) : null), [index, terms]);
  const results = useMemo(() => applyFilter(index, filter, found), [index, filter, found]);
  const items = useMemo(
    () => listItems(index, results.rows, { sort, layout }, choosers),
    [index, results, sort, layout, choosers],
  );
  const rows = useMemo(() => results.rows.map((at) => index.rows[at] as ActionRow), [index, results]);
  const [shownItem, setShownItem] = useState<{ at: number } | null>(null);
  return (
    <div class="dataset-browser">
      <aside class="dataset-filters" aria-label="Filters">
        {pending ? (
          pending.loading && <Skeleton label="Loading the filters" lines={12} />
        ) : (
          <FilterFold>
            <Filters index={index} results={results} filter={filter} onFilter={setFilter} />
          </FilterFold>
        )}
      </aside>
      <section class="dataset-results" aria-label="Actions">
        {pending ? (
          pending.loading && <Skeleton label="Loading the search" lines={3} />
        ) : (
          <label class="dataset-search">
            <span>
              Search in actions and explanations: a word also matches longer words that begin with it; quotes
              match an exact phrase
            </span>
            <input
              class="text-input"
              type="search"
              value={query}
              placeholder="words, “a phrase”, -without"
              onInput={(event) =>
                setFilter({ ...filter, query: event.currentTarget.value }, { replace: true })
              }
            />
          </label>
        )}
        <div class="dataset-toolbar small">
          {pending ? (
            <p>
              <strong>{formatCount(pending.rows)}</strong> actions in {formatCount(pending.cases)} cases, from
              the first on
            </p>
          ) : (
            <>
              <p role="status">
                <strong>{formatCount(results.rows.length)}</strong>{' '}
                {results.rows.length === 1 ? 'action' : 'actions'} in {formatCount(results.cases)}{' '}
                {results.cases === 1 ? 'case' : 'cases'}
              </p>
              <Select
                label="Sort"
                value={sort}
                options={SORTS.map((name) => ({ value: name, label: SORT_NAMES[name] }))}
                onChange={(name) => setFilter({ ...filter, sort: name as Sort })}
              />
              <Select
                label="Show"
                value={layout}
                options={[
                  { value: 'pairs', label: 'Pairs, side by side' },
                  { value: 'actions', label: 'Single actions' },
                ]}
                onChange={(name) => setFilter({ ...filter, layout: name as typeof layout })}
              />
              <Button
                class="button dataset-random"
                disabled={items.length === 0}
                onClick={() => setShownItem({ at: Math.floor(Math.random() * items.length) })}
              >
                <Shuffle size={16} aria-hidden="true" /> Random case
              </Button>
            </>
          )}
        </div>
        {!pending && <Statistics rows={rows} />}
        {!pending && <FilterSql filter={filter} />}
        {items.length > 0 ? (
          <CaseList
            index={index}
            items={items}
            {...(pending ? { total: pending.cases } : {})}
            about={writeDatasetFilter(filter)}
            layout={layout}
            terms={terms}
            choosers={choosers}
            shownItem={shownItem}
          />
        ) : (
          <div class="dataset-none">
            <p>No action matches {isNarrowed(filter) ? 'this search and these filters' : 'the tables'}.</p>
            <Button onClick={() => setFilter({ ...NO_FILTER, sort, layout })}>
              Clear search and filters
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}
