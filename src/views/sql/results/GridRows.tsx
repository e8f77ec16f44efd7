import type { ResultSet } from '../../../db/types';
import { formatCount } from '../../../domain/text/figures';
import type { VirtualList } from '../../../ui/use-virtualizer';
import { NUMBER_WIDTH } from './GridHead';
import { cellText } from './show-value';

interface Props {
  readonly result: ResultSet;
  readonly rows: VirtualList;
  readonly columns: VirtualList;
  /** The place of the first row, and how many rows the head has. */
  readonly first: number;
  readonly heads: number;
  /** The row of the result at a place. */
  readonly rowOf: (place: number) => number;
  readonly active: { readonly row: number; readonly column: number };
  /** The row that is open beside the list. */
  readonly opened: number | null;
}

/** The id of a cell. */
export const rowId = (row: number, column: number) => `cell-${row}-${column}`;

/** The rows in view. */
export function GridRows({ result, rows, columns, first, heads, rowOf, active, opened }: Props) {
  return (
    <div
      class="result-grid-body"
      role="rowgroup"
      style={{ height: `${rows.totalSize}px`, width: `${columns.totalSize + NUMBER_WIDTH}px` }}
    >
      {rows.items.map(({ index: place, start: top }, slot) => {
        const row = rowOf(first + place);
        const number = formatCount(first + place + 1);
        return (
          <div
            key={slot}
            class={`result-grid-row${place % 2 ? ' is-odd' : ''}${opened === place ? ' is-current' : ''}`}
            role="row"
            tabIndex={-1}
            aria-rowindex={first + place + heads + 1}
            style={{ transform: `translateY(${top}px)` }}
          >
            <span class="result-grid-number" role="rowheader" tabIndex={-1}>
              <button type="button" tabIndex={-1} aria-label={`Open row ${number}`} data-cell={`${place}`}>
                {number}
              </button>
            </span>
            {columns.items.map(({ index, start, size }) => {
              const text = cellText(result, row, index);
              const isActive = active.row === place && active.column === index;
              return (
                <span
                  key={index}
                  id={rowId(place, index)}
                  role="gridcell"
                  tabIndex={-1}
                  aria-colindex={index + 1}
                  aria-selected={isActive}
                  class={`result-grid-cell is-${result.columns[index]?.kind}${text === null ? ' is-null' : ''}${isActive ? ' is-active' : ''}`}
                  style={{ left: `${start + NUMBER_WIDTH}px`, width: `${size}px` }}
                  data-cell={`${place},${index}`}
                >
                  {text ?? 'NULL'}
                </span>
              );
            })}
          </div>
        );
      })}
    </div>
  );
}
