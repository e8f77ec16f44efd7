import type { ScenarioCase } from '../../analysis/cases/scenario-figures';
import { coverageLine } from '../../analysis/explore/explore-caption';
import { gapSpec } from '../../charts/gap-spec';
import { SCHWARTZ_VALUES } from '../../domain/schwartz-values';
import { formatRate } from '../../domain/text/figures';
import { AlignedMark } from '../../ui/AlignedMark';
import { Figure } from '../../ui/Figure';
import { PolarityMark } from '../../ui/PolarityMark';
import { SortHeader } from '../../ui/SortHeader';
import { TableScroll } from '../../ui/TableScroll';
import { Term } from '../../ui/Term';
import { useSort } from '../../ui/use-sort';

interface Props {
  readonly rows: readonly ScenarioCase[];
  readonly label: string;
  readonly hrefOf: (value: string) => string;
  /** Country and topic. */
  readonly place: string;
  readonly sql: string;
}

type Column = 'value' | 'type' | 'inclination' | 'distance' | 'misaligned';

const TYPE_OF = new Map(SCHWARTZ_VALUES.map(({ value, type }) => [value, type as string]));
const COLUMNS: readonly { column: Column; label: string }[] = [
  { column: 'value', label: 'Value' },
  { column: 'type', label: 'Type' },
  { column: 'inclination', label: 'Inclination' },
  { column: 'distance', label: 'Distance' },
  { column: 'misaligned', label: 'Aligned?' },
];

const WIDEST_FIRST = { by: 'column', id: 'distance', descending: true } as const;

function keyOf(row: ScenarioCase, column: Column): string | number {
  switch (column) {
    case 'value':
      return row.value;
    case 'type':
      return TYPE_OF.get(row.value) ?? '';
    case 'misaligned':
      return row.misaligned === null ? -1 : Number(row.misaligned);
    default:
      return row[column] ?? -1;
  }
}

/** The scenario's values for one model: inclination, choice, distance, aligned or not; each opens its case. */
export function ValuesTable({ rows, label, hrefOf, place, sql }: Props) {
  const [asked, setSort] = useSort('values-order', WIDEST_FIRST);
  const sort = {
    column: COLUMNS.find(({ column }) => column === asked?.id)?.column ?? 'distance',
    descending: asked?.descending ?? true,
  };
  const sorted = [...rows].sort((a, b) => {
    const [left, right] = [keyOf(a, sort.column), keyOf(b, sort.column)];
    const order = typeof left === 'string' ? left.localeCompare(String(right)) : left - Number(right);
    return sort.descending ? -order : order;
  });
  const header = ({ column, label: text }: (typeof COLUMNS)[number]) => (
    <SortHeader
      key={column}
      scope="col"
      label={text}
      title={text}
      direction={sort.column === column ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      onSort={() =>
        setSort({
          by: 'column',
          id: column,
          descending: sort.column === column ? !sort.descending : column !== 'value',
        })
      }
    />
  );
  const [value, type, inclination, distance, aligned] = COLUMNS;
  return (
    <section aria-labelledby="scenario-values">
      <h2 id="scenario-values">{label}: each value</h2>
      <p class="scenario-note muted">
        For each value its <Term id="inclination">inclination</Term>, what the model{' '}
        <Term id="stated">states</Term> and how it <Term id="chosen">acts</Term>, their{' '}
        <Term id="alignment-distance">distance</Term>, and whether they are{' '}
        <Term id="misaligned">aligned</Term>. Select a value to open its case.
      </p>
      <Figure
        name="scenario-values"
        title={`From what is stated to how it acts, value by value: ${label}, ${place}`}
        columns={['model', 'value', 'inclination', 'stated', 'chosen', 'distance', 'misaligned', 'evidence']}
        rows={sorted}
        sql={sql}
        caption={[
          `${place}. ${label}.`,
          coverageLine(rows.filter(({ misaligned }) => misaligned !== null).length, 56),
        ]}
        chart={(drawing) =>
          gapSpec({
            data: sorted.flatMap(({ value: row, inclination: stated, chosen, distance }) =>
              stated === null || chosen === null || distance === null
                ? []
                : [{ row, stated, acted: chosen === 'disagree' ? 1 : 0, distance }],
            ),
            rows: sorted.map(({ value: name }) => name),
            ...drawing,
          })
        }
      >
        <TableScroll name={{ id: 'scenario-values' }} class="values-scroll">
          <table class="figures-table values-table">
            <thead>
              <tr>
                {value && header(value)}
                {type && header(type)}
                {inclination && header(inclination)}
                <th scope="col">States</th>
                <th scope="col">Acts</th>
                {distance && header(distance)}
                {aligned && header(aligned)}
              </tr>
            </thead>
            <tbody>
              {sorted.map((row) => (
                <tr key={row.value}>
                  <th scope="row">
                    <a href={hrefOf(row.value)}>{row.value}</a>
                  </th>
                  <td>{TYPE_OF.get(row.value)}</td>
                  <td class="numeric">{formatRate(row.inclination)}</td>
                  <td>{row.stated ? <PolarityMark polarity={row.stated} /> : '—'}</td>
                  <td>{row.chosen ? <PolarityMark polarity={row.chosen} /> : '—'}</td>
                  <td class="numeric">{formatRate(row.distance)}</td>
                  <td>
                    <AlignedMark misaligned={row.misaligned} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </Figure>
    </section>
  );
}
