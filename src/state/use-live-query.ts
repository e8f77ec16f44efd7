import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useAttempts } from './attempts';
import { createQuery, type QueryState } from './query-state';
import { useServices } from './services';

interface Options<Row> {
  /** The rows, where they are known: nothing is run until something changes. */
  readonly initial?: readonly Row[] | null;
  /** Counts how often the reader asked for it to run again. */
  readonly revision?: number;
  /** False where the view names what the rows are about: they never stand under another name. */
  readonly keep?: boolean;
  /** The only models whose raw answers it looks at. */
  readonly models?: readonly string[] | undefined;
}

/**
 * Runs a statement, again whenever it, its parameters, `revision` or rows of the reader's own in its tables change, and
 * returns its state. Earlier rows stay until the new ones arrive, unless `keep` is false and the question another one.
 *
 * @param sql null runs nothing, and has no rows
 */
export function useLiveQuery<Row extends object>(
  sql: string | null,
  params: readonly string[] = [],
  { initial = null, revision = 0, keep = true, models }: Options<Row> = {},
): QueryState<Row> {
  const { database } = useServices();
  const query = useMemo(() => createQuery<Row>(database), [database]);
  const question = JSON.stringify([sql, params]);
  const changes = sql === null ? 0 : database.changesFor(sql);
  const key = `${question} ${revision} ${changes}`;
  const known = useRef(initial && key);
  const asked = useRef<string | null>(null);
  // Before the page is painted: a new question never appears beside the old answer as if they belonged together.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the statement
  useLayoutEffect(() => {
    if (known.current === key) return;
    known.current = null;
    // The same question on changed tables: its rows stay until the new ones are there.
    if (asked.current !== question && (!keep || sql === null)) query.clear();
    asked.current = question;
    if (sql !== null) void query.run(sql, { params, models });
  }, [query, key, initial]);
  const { count: attempts } = useAttempts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new attempt runs what failed
  useLayoutEffect(() => {
    if (query.state.peek().status === 'failed' && sql !== null) void query.run(sql, { params, models });
  }, [query, attempts]);
  useLayoutEffect(() => query.clear, [query]);
  const state = query.state.value;
  if (!keep && asked.current !== null && asked.current !== question)
    return { ...state, status: 'running', rows: null };
  return state.rows ? state : { ...state, rows: initial };
}
