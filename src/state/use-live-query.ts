import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { createQuery, type QueryState } from './query-state';
import { useServices } from './services';

/**
 * Runs a statement, again whenever it, its parameters or `revision` change, and returns its state. Earlier rows stay
 * until the new ones arrive.
 *
 * @param sql null runs nothing, and has no rows
 * @param initial the rows, where they are known: nothing is run until something changes
 * @param revision counts the changes to the tables, where the view follows them
 */
export function useLiveQuery<Row extends object>(
  sql: string | null,
  params: readonly string[] = [],
  initial: readonly Row[] | null = null,
  revision = 0,
): QueryState<Row> {
  const { database } = useServices();
  const query = useMemo(() => createQuery<Row>(database), [database]);
  const key = JSON.stringify([sql, params, revision]);
  const known = useRef(initial && key);
  // Before the page is painted: a new question never appears beside the old answer as if they belonged together.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the statement
  useLayoutEffect(() => {
    if (known.current === key) return;
    known.current = null;
    if (sql === null) query.clear();
    else void query.run(sql, params);
  }, [query, key, initial]);
  useLayoutEffect(() => query.clear, [query]);
  const state = query.state.value;
  return state.rows ? state : { ...state, rows: initial };
}
