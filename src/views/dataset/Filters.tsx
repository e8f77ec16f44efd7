import { useMemo } from 'preact/hooks';
import type { ActionIndex } from '../../analysis/dataset/action-index';
import type { ActionRow } from '../../analysis/dataset/action-rows';
import type { Facet } from '../../analysis/dataset/facets';
import {
  type DatasetFilter,
  NO_FILTER,
  type NumberRange,
  type RangeName,
  toggled,
} from '../../analysis/dataset/filter';
import type { DatasetResults } from '../../analysis/dataset/results';
import { Button } from '../../ui/Button';
import { FacetList } from '../../ui/FacetList';
import { RangeHistogram } from './RangeHistogram';

interface Props {
  readonly index: ActionIndex;
  readonly results: DatasetResults;
  readonly filter: DatasetFilter;
  readonly onFilter: (filter: DatasetFilter) => void;
}

const TITLES: readonly { readonly facet: Facet; readonly title: string; readonly open?: boolean }[] = [
  { facet: 'country', title: 'Country', open: true },
  { facet: 'topic', title: 'Topic', open: true },
  { facet: 'type', title: 'Schwartz type' },
  { facet: 'value', title: 'Value' },
  { facet: 'polarity', title: 'Polarity' },
  { facet: 'action', title: 'Action or refusal' },
  { facet: 'pair', title: 'Pair' },
  { facet: 'spans', title: 'Attributed spans' },
];

const NAMES: Readonly<Record<string, string>> = {
  positive: 'agree: acts on the value',
  negative: 'disagree: acts against it',
};

function domainOf(rows: readonly ActionRow[], of: (row: ActionRow) => number): NumberRange {
  let [from, to] = [Number.MAX_SAFE_INTEGER, 0];
  for (const row of rows) {
    if (row.action === null) continue;
    from = Math.min(from, of(row));
    to = Math.max(to, of(row));
  }
  return { from: Math.min(from, to), to };
}

/** A chosen value that no row has (an old link, another file) is listed too, so that it can be deselected. */
function withChosen(labels: readonly string[], chosen: readonly string[]): readonly string[] {
  return [...labels, ...chosen.filter((label) => !labels.includes(label))];
}

/** Facets and histograms, each showing what the others leave. */
export function Filters({ index, results, filter, onFilter }: Props) {
  const domains = useMemo(
    () => ({
      length: domainOf(index.rows, (row) => row.length),
      count: domainOf(index.rows, (row) => row.span_count),
    }),
    [index],
  );
  const setRange = (name: RangeName) => (range: NumberRange | null) =>
    onFilter({ ...filter, ranges: { ...filter.ranges, [name]: range } });
  return (
    <>
      {TITLES.map(({ facet, title, open = false }) => (
        <FacetList
          key={facet}
          title={title}
          open={open}
          labels={withChosen(index.facets[facet].labels, filter.facets[facet])}
          counts={results.counts[facet]}
          chosen={filter.facets[facet]}
          nameOf={(label) => NAMES[label] ?? label}
          onToggle={(label) => onFilter(toggled(filter, facet, label))}
          onClear={() => onFilter({ ...filter, facets: { ...filter.facets, [facet]: [] } })}
        />
      ))}
      <RangeHistogram
        title="Length of the action"
        unit="characters"
        numbers={results.numbers.length}
        domain={domains.length}
        range={filter.ranges.length}
        onRange={setRange('length')}
      />
      <RangeHistogram
        title="Attributed spans per action"
        unit="spans"
        numbers={results.numbers.count}
        domain={domains.count}
        range={filter.ranges.count}
        onRange={setRange('count')}
      />
      <p class="dataset-clear">
        <Button onClick={() => onFilter({ ...NO_FILTER, sort: filter.sort, layout: filter.layout })}>
          Clear all filters
        </Button>
      </p>
    </>
  );
}
