import { useMemo, useState } from 'preact/hooks';
import type { ActionRow } from '../../analysis/dataset/action-rows';
import { columnStatistics } from '../../analysis/dataset/statistics';
import { formatCount } from '../../domain/text/figures';
import { DataTable } from '../../ui/DataTable';

function Table({ rows }: { rows: readonly ActionRow[] }) {
  const statistics = useMemo(() => columnStatistics(rows), [rows]);
  const number = (value: number | null) => (value === null ? '' : formatCount(Math.round(value)));
  return (
    <DataTable
      label="Column statistics"
      class="dataset-statistics"
      caption={`Of the ${formatCount(rows.length)} actions that match the filter`}
      rows={statistics}
      columns={[
        { title: 'Column', cell: (entry) => entry.meaning },
        { title: 'present', number: (entry) => formatCount(entry.present) },
        { title: 'different', number: (entry) => formatCount(entry.distinct) },
        { title: 'shortest', number: (entry) => number(entry.minimum) },
        { title: 'median', number: (entry) => number(entry.median) },
        { title: 'mean', number: (entry) => number(entry.mean) },
        { title: 'longest', number: (entry) => number(entry.maximum) },
      ]}
    />
  );
}

/** Column statistics of the filtered rows, computed when opened. */
export function Statistics({ rows }: { rows: readonly ActionRow[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="dataset-more more small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Column statistics</summary>
      {open && <Table rows={rows} />}
    </details>
  );
}
