import { type BoardColumn, type BoardState, isFew } from '../../analysis/model-board';
import { formatCount, formatRate } from '../../domain/text/figures';
import type { ModelTableRow } from '../../state/imports/model-rows';
import { useServices } from '../../state/services';
import { LongFrame } from '../../ui/LongFrame';
import { SortHeader } from '../../ui/SortHeader';
import { ExportButton } from './ExportButton';
import { ModelActions } from './ModelActions';

interface Props {
  /** In display order. */
  readonly rows: readonly ModelTableRow[];
  /** What leaves these rows, in this order. */
  readonly about: string;
  readonly sort: Pick<BoardState, 'by' | 'order'>;
  readonly onSort: (by: BoardColumn) => void;
}

/** With more models than these, the table scrolls in a box. */
const MANY = 60;

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
export function Leaderboard({ rows, about, sort, onSort }: Props) {
  return (
    <LongFrame
      name="All models"
      of={{ one: 'model', many: 'models' }}
      count={rows.length}
      about={about}
      whole={MANY}
      guess={60}
      keyOf={(index) => rows[index]?.model ?? String(index)}
    >
      {({ from, to, before, after, boxed, measure }) => (
        <table class="models-table small" aria-rowcount={boxed ? rows.length + 1 : undefined}>
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
            <Gap height={before} />
            {rows.slice(from, to).map((row, offset) => (
              <tr
                key={row.model}
                data-index={from + offset}
                aria-rowindex={boxed ? from + offset + 2 : undefined}
                ref={measure}
              >
                <th scope="row">
                  <Name row={row} />
                </th>
                <td class="numeric">
                  {formatRate(row.alignment_rate)}
                  {row.alignment_rate !== null && (
                    <span class="model-beside">
                      {isFew(row) && `from ${formatCount(row.choices)} cases, too few to rank; `}
                      <span>kappa {formatRate(row.kappa)},</span>{' '}
                      <span>shuffled {formatRate(row.chance_rate)},</span>{' '}
                      <span>highest {formatRate(row.highest_rate)}</span>
                    </span>
                  )}
                </td>
                <Answers row={row} task={1} count={row.ratings} />
                <Answers row={row} task={2} count={row.choices} />
              </tr>
            ))}
            <Gap height={after} />
          </tbody>
        </table>
      )}
    </LongFrame>
  );
}
