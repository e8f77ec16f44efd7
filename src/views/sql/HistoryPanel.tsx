import { useState } from 'preact/hooks';
import { formatCount } from '../../domain/text/figures';
import type { SqlPage } from '../../state/sql/sql-page';
import { LinkButton, ListButton } from '../../ui/Button';
import './history-panel.css';

const when = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const OUTCOMES = { done: '', failed: 'failed', cancelled: 'cancelled' } as const;

/** What was run before, with a search; a click opens it again. */
export function HistoryPanel({ page, onOpen }: { page: SqlPage; onOpen: (sql: string) => void }) {
  const [search, setSearch] = useState('');
  const entries = page.history.entries.value;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = entries.filter(({ sql }) => words.every((word) => sql.toLowerCase().includes(word)));
  const problem = page.history.problem.value;
  if (entries.length === 0 && !problem)
    return <p class="schema-empty">What you run is listed here, in this browser only.</p>;
  return (
    <div class="sql-history">
      {problem && <p class="schema-error">{problem}</p>}
      <input
        class="text-input"
        type="search"
        aria-label="Search the history"
        placeholder="Search"
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      <ul class="plain-list">
        {found.map((entry) => (
          <li key={`${entry.at} ${entry.sql}`}>
            <ListButton onClick={() => onOpen(entry.sql)}>
              <code>{entry.sql.trim().slice(0, 300)}</code>
              <span>
                {when.format(entry.at)}
                {OUTCOMES[entry.outcome] && ` · ${OUTCOMES[entry.outcome]}`}
                {entry.rows !== null && ` · ${formatCount(entry.rows)} rows`}
              </span>
            </ListButton>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="schema-empty">Nothing matches.</p>}
      <LinkButton onClick={() => page.history.clear()}>Forget the history</LinkButton>
    </div>
  );
}
