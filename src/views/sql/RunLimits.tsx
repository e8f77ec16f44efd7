import type { SqlPage } from '../../state/sql/sql-page';
import { Select } from '../../ui/Select';
import './run-limits.css';

const ROWS = [1000, 10_000, 100_000, 1_000_000];
const TIMES: readonly { value: string; label: string }[] = [
  { value: '10', label: '10 seconds' },
  { value: '60', label: '1 minute' },
  { value: '600', label: '10 minutes' },
  { value: '', label: 'no limit' },
];

/** How many rows a run reads, and how long it may take. */
export function RunLimits({ page }: { page: SqlPage }) {
  const { maxRows, seconds } = page;
  return (
    <div class="sql-limits">
      <Select
        label="Read up to"
        value={String(maxRows.value)}
        options={ROWS.map((rows) => ({
          value: String(rows),
          label: `${rows.toLocaleString('en-US')} rows`,
        }))}
        onChange={(value) => {
          maxRows.value = Number(value);
        }}
      />
      <Select
        label="Stop after"
        value={seconds.value === null ? '' : String(seconds.value)}
        options={TIMES}
        onChange={(value) => {
          seconds.value = value === '' ? null : Number(value);
        }}
      />
    </div>
  );
}
