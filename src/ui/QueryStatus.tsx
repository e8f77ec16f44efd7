import type { QueryState } from '../state/query-state';
import './query-status.css';

/** Says that a query is running or why it failed, without shifting the page. */
export function QueryStatus({ state }: { state: QueryState<unknown> }) {
  if (state.status === 'failed')
    return (
      <span class="query-status is-failed" role="alert">
        {state.error?.message}
      </span>
    );
  return (
    <span class="query-status" role="status">
      {state.status === 'running' ? 'Asking DuckDB…' : ''}
    </span>
  );
}
