import type { ColumnStatistics, ResultSet } from '../../../db/types';
import type { VirtualItem } from '../../../ui/use-virtualizer';
import { ColumnGlance } from './ColumnGlance';
import { sentenceOf } from './statistics-text';
import type { Sort } from './use-row-order';

/** Pixels before the first column: of the rows' numbers. */
export const NUMBER_WIDTH = 56;

interface Props {
  readonly result: ResultSet;
  readonly columns: readonly VirtualItem[];
  readonly width: number;
  readonly sort: Sort | null;
  /** Of the columns in view, as far as they are known; null where they are not shown. */
  readonly statistics: ReadonlyMap<number, ColumnStatistics | 'failed'> | null;
  /** Where the keyboard is: -2 at the names, or where there are no statistics -1; else -1 at these. */
  readonly active: { readonly row: number; readonly column: number };
  readonly onSort: (column: number) => void;
  readonly onDetails: (column: number) => void;
}

const place = ({ start, size }: VirtualItem) => ({ left: `${start + NUMBER_WIDTH}px`, width: `${size}px` });

/** The id of a header's cell. */
export const headId = (row: number, column: number) => `head${row}-${column}`;

/** The names of the columns, which sort; under them, what the columns hold. */
export function GridHead({ result, columns, width, sort, statistics, active, onSort, onDetails }: Props) {
  const names = statistics ? -2 : -1;
  const look = (row: number, column: number) =>
    active.row === row && active.column === column ? ' is-active' : '';
  return (
    <div class="result-grid-head" role="rowgroup" style={{ width: `${width + NUMBER_WIDTH}px` }}>
      <div class="result-grid-names" role="row" tabIndex={-1} aria-rowindex={1}>
        <span class="result-grid-corner" role="columnheader" tabIndex={-1} aria-label="Row" />
        {columns.map((item) => {
          const { index } = item;
          const own = result.columns[index];
          const direction = sort?.column === index ? (sort.descending ? 'descending' : 'ascending') : 'none';
          return (
            <span
              key={index}
              id={headId(names, index)}
              class={`result-grid-header${look(names, index)}`}
              role="columnheader"
              tabIndex={-1}
              aria-sort={direction}
              aria-colindex={index + 1}
              style={place(item)}
            >
              <button
                type="button"
                tabIndex={-1}
                title={`Sort by ${own?.name}`}
                onClick={() => onSort(index)}
              >
                <span class="result-grid-name">
                  {own?.name} {direction === 'none' ? '' : direction === 'ascending' ? '▲' : '▼'}
                </span>
                <span class="result-grid-type">{own?.type}</span>
              </button>
            </span>
          );
        })}
      </div>
      {statistics && (
        <div class="result-grid-statistics" role="row" tabIndex={-1} aria-rowindex={2} data-not-on-paper>
          <span class="result-grid-corner" role="rowheader" tabIndex={-1} aria-label="Statistics" />
          {columns.map((item) => {
            const { index } = item;
            const own = statistics.get(index);
            const name = result.columns[index]?.name ?? '';
            const known = own && own !== 'failed' ? own : null;
            const ofSample = known !== null && known.rows < result.rowCount;
            const text = known ? sentenceOf(name, known, ofSample) : `${name}: statistics`;
            return (
              <span
                key={index}
                id={headId(-1, index)}
                class={`result-grid-glance${look(-1, index)}`}
                role="gridcell"
                tabIndex={-1}
                aria-colindex={index + 1}
                style={place(item)}
              >
                <button
                  type="button"
                  id={`glance-${index}`}
                  tabIndex={-1}
                  title={text}
                  aria-haspopup="dialog"
                  onClick={() => onDetails(index)}
                >
                  <span class="visually-hidden">{text}</span>
                  {known && <ColumnGlance statistics={known} ofSample={ofSample} />}
                </button>
              </span>
            );
          })}
        </div>
      )}
    </div>
  );
}
