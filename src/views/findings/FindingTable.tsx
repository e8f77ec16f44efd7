import type { Finding, FindingColumn, Row } from '../../analysis/findings/finding';
import { formatDifference, formatP } from '../../domain/text/figures';
import { DataTable } from '../../ui/DataTable';
import { formatCount, formatPercent, formatRate } from '../../ui/format';

const FORMATS = {
  rate: formatRate,
  difference: formatDifference,
  percent: formatPercent,
  count: formatCount,
  p: formatP,
} as const;

const number = (value: Row[string] | undefined) => (typeof value === 'number' ? value : null);

function NumberCell({ column, row }: { column: FindingColumn; row: Row }) {
  if (column.kind === 'text') return null;
  const format = FORMATS[column.kind];
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
