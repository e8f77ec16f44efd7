import { COLUMN_FORMATS, type Finding, type FindingColumn, type Row } from '../../analysis/findings/finding';
import { DataTable } from '../../ui/DataTable';

const number = (value: Row[string] | undefined) => (typeof value === 'number' ? value : null);

function NumberCell({ column, row }: { column: FindingColumn; row: Row }) {
  if (column.kind === 'text') return null;
  const format = COLUMN_FORMATS[column.kind];
  const [low, high] = (column.interval ?? []).map((name) => number(row[name]));
  return (
    <>
      {format(number(row[column.name]))}
      {low != null && high != null && (
        <span class="finding-interval muted">
          {format(low)} to {format(high)}
        </span>
      )}
    </>
  );
}

/** A finding's figures, row by row. */
export function FindingTable({ finding, label }: { finding: Finding; label: string }) {
  return (
    <DataTable
      label={label}
      class="figures-table small"
      caption={finding.caption}
      rows={finding.rows}
      columns={finding.columns.map((column) => ({
        title: column.title,
        ...(column.term ? { term: column.term } : {}),
        ...(column.kind === 'text'
          ? { cell: (row: Row) => row[column.name] ?? '—' }
          : { number: (row: Row) => <NumberCell column={column} row={row} /> }),
      }))}
    />
  );
}
