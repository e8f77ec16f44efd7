import { effect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { ColumnStatistics, ResultSet } from '../../../db/types';

/** The rows are painted, and columns have come to rest, before DuckDB is asked. */
const PAUSE_MS = 150;

/** By the column's place; `failed` where DuckDB could not tell. */
type Glances = ReadonlyMap<number, ColumnStatistics | 'failed'>;

/**
 * Statistics of the columns in view, one after another, of a sample where there are very many rows. They wait while a
 * statement runs, and what is not done when one begins is given up.
 *
 * @param from the first column in view; `to` the last
 */
export function useGlances(
  result: ResultSet,
  { from, to, isOn }: { readonly from: number; readonly to: number; readonly isOn: boolean },
  running: ReadonlySignal<unknown>,
): Glances {
  const found = useRef(new Map<number, ColumnStatistics | 'failed'>());
  const [, render] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!isOn) return;
    const look = async (signal: AbortSignal) => {
      for (let column = from; column <= to; column++) {
        if (found.current.has(column)) continue;
        const own = await result
          .statistics(column, { ofSample: true, signal })
          .catch(() => 'failed' as const);
        if (signal.aborted) return;
        found.current.set(column, own);
        render(undefined);
      }
    };
    return effect(() => {
      if (running.value !== null) return undefined;
      const controller = new AbortController();
      const timer = setTimeout(() => void look(controller.signal), PAUSE_MS);
      return () => {
        clearTimeout(timer);
        controller.abort();
      };
    });
  }, [result, from, to, isOn, running]);
  return found.current;
}
