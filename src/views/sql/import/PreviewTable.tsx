import type { CsvFormat } from '../../../db/text-file';
import { formatCount } from '../../../domain/text/figures';

interface Props {
  readonly format: CsvFormat;
  readonly rows: readonly (readonly (string | null)[])[];
  readonly disabled: boolean;
  readonly onType: (column: number, type: string) => void;
}

const TYPES = [
  'VARCHAR',
  'BIGINT',
  'DOUBLE',
  'DECIMAL(18,3)',
  'BOOLEAN',
  'DATE',
  'TIMESTAMP',
  'TIMESTAMP WITH TIME ZONE',
  'TIME',
];
/** Columns and characters of a cell that are shown. */
const SHOWN = 60;
const LONG = 80;

/** The first rows, and each column's type to choose. */
export function PreviewTable({ format, rows, disabled, onType }: Props) {
  const shown = format.columns.slice(0, SHOWN);
  const more = format.columns.length - shown.length;
  return (
    <div class="import-preview" role="region" aria-label="First rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {shown.map(({ name, type }, index) => (
              <th key={name} scope="col">
                <span class="import-name">{name}</span>
                <select
                  class="text-input"
                  aria-label={`Type of ${name}`}
                  value={type}
                  disabled={disabled}
                  onChange={(event) => onType(index, event.currentTarget.value)}
                >
                  {[...new Set([type, ...TYPES])].map((own) => (
                    <option key={own} value={own}>
                      {own}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {shown.map(({ name }, index) => {
                const cell = cells[index] ?? null;
                return (
                  <td key={name} class={cell === null ? 'is-null' : undefined}>
                    {cell === null ? 'NULL' : cell.length > LONG ? `${cell.slice(0, LONG)}…` : cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <p class="muted">
          and {formatCount(more)} more column{more === 1 ? '' : 's'}
        </p>
      )}
    </div>
  );
}
