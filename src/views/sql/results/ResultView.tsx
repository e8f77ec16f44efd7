import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatCount } from '../../../domain/text/figures';
import type { StatementOutcome } from '../../../state/sql/runs';
import type { SqlPage } from '../../../state/sql/sql-page';
import { ColumnsView } from './ColumnsView';
import { ResultGrid } from './ResultGrid';

export type ViewName = 'table' | 'chart' | 'columns';

interface Props {
  readonly page: SqlPage;
  readonly outcome: StatementOutcome;
  readonly view: ViewName;
  readonly onView: (view: ViewName) => void;
  /** This result's chart. */
  readonly chart: ComponentChildren;
  /** The export menu. */
  readonly actions: ComponentChildren;
}

const VIEWS: readonly { name: ViewName; label: string }[] = [
  { name: 'table', label: 'Table' },
  { name: 'chart', label: 'Chart' },
  { name: 'columns', label: 'Columns' },
];

function duration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A result in one line: how many rows, whether there are more, how long it took. */
export function summaryOf({ result, truncated, total, milliseconds, wrote }: StatementOutcome): string {
  const time = duration(milliseconds);
  const count =
    result.columns.length === 1 && result.columns[0]?.name === 'Count' ? result.value(0, 0) : null;
  if (wrote && (result.rowCount === 0 || count !== null))
    return count === null || Number(count) === 0
      ? `Done in ${time}`
      : `Done, ${formatCount(Number(count))} row${Number(count) === 1 ? '' : 's'}, in ${time}`;
  const rows = formatCount(result.rowCount);
  const columns = `${result.columns.length} column${result.columns.length === 1 ? '' : 's'}`;
  if (truncated && typeof total === 'number')
    return `The first ${rows} of ${formatCount(total)} rows, ${columns}, in ${time}`;
  if (truncated)
    return `The first ${rows} row${result.rowCount === 1 ? '' : 's'} of more${total === 'counting' ? ' (counting them)' : ''}, ${columns}, in ${time}`;
  return `${rows} row${result.rowCount === 1 ? '' : 's'}, ${columns}, in ${time}`;
}

/** Whether a result is a plan or other text to be read as a whole. */
function planOf({ result }: StatementOutcome): string | null {
  if (result.columns[0]?.name !== 'explain_key' || result.columns[1]?.name !== 'explain_value') return null;
  return Array.from({ length: result.rowCount }, (_, row) => String(result.value(row, 1) ?? '')).join('\n');
}

/** One result: as a table, a chart, or by its columns. */
export function ResultView({ page, outcome, view, onView, chart, actions }: Props) {
  const { result } = outcome;
  const plan = planOf(outcome);
  // The same element as before, so that nothing of the table is compared anew.
  const grid = useMemo(() => <ResultGrid page={page} result={result} label="Result" />, [page, result]);
  const { shown: statistics, choose } = page.statistics;
  const shows = !plan && result.rowCount > 0 && !(outcome.wrote && result.columns[0]?.name === 'Count');
  return (
    <div>
      <div class="sql-result-head">
        <p class="sql-result-summary" role="status">
          {summaryOf(outcome)}
        </p>
        {shows && view === 'table' && (
          <button
            type="button"
            class="toggle-button"
            aria-pressed={statistics.value}
            onClick={() => choose(!statistics.value)}
          >
            Statistics
          </button>
        )}
        {shows && (
          <div class="sql-result-views" role="group" aria-label="View of the result">
            {VIEWS.map(({ name, label }) => (
              <button key={name} type="button" aria-pressed={view === name} onClick={() => onView(name)}>
                {label}
              </button>
            ))}
          </div>
        )}
        {shows && actions}
      </div>
      {outcome.tooLarge && (
        <p class="small muted">
          Only these rows were read: so large ones would fill the memory of this page. Ask for fewer columns,
          or shorten texts, as in left(text, 1000).
        </p>
      )}
      {plan && (
        <pre class="sql-plan" tabIndex={0}>
          {plan}
        </pre>
      )}
      {!plan && result.rowCount === 0 && !outcome.wrote && (
        <p class="sql-empty">
          The query found no rows. Its columns: {result.columns.map(({ name }) => name).join(', ') || 'none'}.
        </p>
      )}
      {shows && view === 'table' && grid}
      {shows && view === 'chart' && chart}
      {shows && view === 'columns' && <ColumnsView result={result} />}
    </div>
  );
}
