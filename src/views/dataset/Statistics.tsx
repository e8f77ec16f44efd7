import { useMemo, useState } from 'preact/hooks';
import type { ActionRow } from '../../analysis/dataset/action-rows';
import { columnStatistics } from '../../analysis/dataset/statistics';
import { formatCount } from '../../ui/format';

function Table({ rows }: { rows: readonly ActionRow[] }) {
  const statistics = useMemo(() => columnStatistics(rows), [rows]);
  const number = (value: number | null) => (value === null ? '' : formatCount(Math.round(value)));
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label="Column statistics">
      <table class="dataset-statistics">
        <caption>Of the {formatCount(rows.length)} actions that match the filter</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            {['present', 'different', 'shortest', 'median', 'mean', 'longest'].map((name) => (
              <th scope="col" class="numeric" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statistics.map((entry) => (
            <tr key={entry.column}>
              <th scope="row">{entry.meaning}</th>
              <td class="numeric">{formatCount(entry.present)}</td>
              <td class="numeric">{formatCount(entry.distinct)}</td>
              <td class="numeric">{number(entry.minimum)}</td>
              <td class="numeric">{number(entry.median)}</td>
              <td class="numeric">{number(entry.mean)}</td>
              <td class="numeric">{number(entry.maximum)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Column statistics of the filtered rows, computed when they are opened. */
export function Statistics({ rows }: { rows: readonly ActionRow[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="dataset-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Column statistics</summary>
      {open && <Table rows={rows} />}
    </details>
  );
}
