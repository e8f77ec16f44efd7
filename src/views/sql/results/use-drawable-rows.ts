import { useMemo } from 'preact/hooks';
import { CHART_ROWS } from '../../../charts/result-spec';
import type { ResultSet } from '../../../db/types';

/** The rows that a chart draws. */
export function useDrawableRows(result: ResultSet): Record<string, unknown>[] {
  return useMemo(() => result.rows(0, CHART_ROWS), [result]);
}
