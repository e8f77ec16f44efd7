import { useMemo } from 'preact/hooks';
import { CHART_ROWS } from '../../../charts/result-spec';
import type { ResultSet } from '../../../db/types';
import { asNumber } from './show-value';

/** The rows that a chart draws; decimals that arrived as text become numbers. */
export function useDrawableRows(result: ResultSet): Record<string, unknown>[] {
  return useMemo(() => {
    const numeric = result.columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
    const rows = result.rows(0, CHART_ROWS);
    for (const row of rows) for (const name of numeric) row[name] = asNumber(row[name]);
    return rows;
  }, [result]);
}
