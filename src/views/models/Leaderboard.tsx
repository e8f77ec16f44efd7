import { useRef } from 'preact/hooks';
import { type BoardColumn, type BoardState, isFew } from '../../analysis/model-board';
import type { ModelTableRow } from '../../state/imports/model-rows';
import { useServices } from '../../state/services';
import { formatCount, formatRate } from '../../ui/format';
import { SortHeader } from '../../ui/SortHeader';
import { TableScroll } from '../../ui/TableScroll';
import { useVirtualizer } from '../../ui/use-virtualizer';
import { ExportButton } from './ExportButton';
import { ModelActions } from './ModelActions';

interface Props {
  /** In display order. */
  readonly rows: readonly ModelTableRow[];
  readonly sort: Pick<BoardState, 'by' | 'order'>;
  readonly onSort: (by: BoardColumn) => void;
}

/** With more rows than this, the table scrolls within its own frame, and only rows in view are rendered. */
const MANY = 60;
/** Guess of a row's height in pixels. */
const ROW_HEIGHT = 60;
/** Enough for any screen, until the frame's size is known. */
const FIRST_ROWS = 30;

/** What the table `models` says where the maker is not known. */
const UNKNOWN = 'unknown';

const TITLES: Readonly<Record<BoardColumn, string>> = {
  label: 'Model',
  alignment_rate: 'Alignment rate',
  ratings: 'Task 1 ratings',
  choices: 'Task 2 choices',
};

function Name({ row }: { row: ModelTableRow }) {
  const { list } = useServices().imports.models;
  const imported = list.value.find(({ model }) => model === row.model);
  return (
    <>
      {row.label}
      {row.provider !== UNKNOWN && <span class="model-maker">{row.provider}</span>}
      {row.origin !== 'published' && <span class="model-origin">{row.origin}</span>}
      {row.note && <span class="model-note">{row.note}</span>}
      {imported && <ModelActions model={imported} />}
    </>
  );
}

/** How many answers there are, and the file of them. */
function Answers({ row, task, count }: { row: ModelTableRow; task: 1 | 2; count: number }) {
  return (
    <td class="numeric">
      {formatCount(count)}
      {count > 0 && <ExportButton model={row.model} label={row.label} task={task} />}
    </td>
  );
}

/** Stands for the rows that are not rendered. */
function Gap({ height }: { height: number }) {
  return height > 0 ? (
    <tr class="models-gap">
      <td colSpan={4} style={{ height: `${height}px` }} aria-hidden="true" />
    </tr>
  ) : null;
}

/** A row per model; its answers can be exported, and the reader's own models renamed or deleted. */
export function Leaderboard({ rows, sort, onSort }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const many = rows.length > MANY;
  const list = useVirtualizer({
    count: many ? rows.length : 0,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.model ?? index,
    scroller,
  });
  const [first, last] = [list.items[0], list.items.at(-1)];
  const from = first?.index ?? 0;
  const to = many ? (last ? last.index + 1 : FIRST_ROWS) : rows.length;
  return (
    <TableScroll name={{ label: 'All models' }} {...(many ? { class: 'models-frame' } : {})} frame={scroller}>
      <table class="models-table small" aria-rowcount={many ? rows.length + 1 : undefined}>
        <thead>
          <tr>
            {(Object.keys(TITLES) as BoardColumn[]).map((column) => (
              <SortHeader
                key={column}
                scope="col"
                label={TITLES[column]}
                title={TITLES[column]}
                direction={sort.by === column ? sort.order : 'none'}
                onSort={() => onSort(column)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={first?.start ?? 0} />
          {rows.slice(from, to).map((row, offset) => (
            <tr
              key={row.model}
              data-index={from + offset}
              aria-rowindex={many ? from + offset + 2 : undefined}
              ref={many ? list.measure : null}
            >
              <th scope="row">
                <Name row={row} />
              </th>
              <td class="numeric">
                {formatRate(row.alignment_rate)}
                {row.alignment_rate !== null && (
                  <span class="model-beside">
                    {isFew(row) && `from ${formatCount(row.choices)} cases, too few to rank; `}
                    kappa {formatRate(row.kappa)}, shuffled {formatRate(row.chance_rate)}, highest{' '}
                    {formatRate(row.highest_rate)}
                  </span>
                )}
              </td>
              <Answers row={row} task={1} count={row.ratings} />
              <Answers row={row} task={2} count={row.choices} />
            </tr>
          ))}
          <Gap height={last ? list.totalSize - last.end : 0} />
        </tbody>
      </table>
    </TableScroll>
  );
}
