import { useEffect, useMemo } from 'preact/hooks';
import { createQuery, type QueryState } from './query-state';
import { useServices } from './services';

/** Runs a statement whenever it or its parameters change, and gives its state. */
export function useLiveQuery<Row extends object>(sql: string, params: readonly string[]): QueryState<Row> {
  const { database } = useServices();
  const query = useMemo(() => createQuery<Row>(database), [database]);
  const key = params.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the parameters
  useEffect(() => void query.run(sql, params), [query, sql, key]);
  useEffect(() => query.dispose, [query]);
  return query.state.value;
}
