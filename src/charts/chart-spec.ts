import type { TopLevelSpec } from 'vega-lite';
import type { Caption } from './caption';
import type { ChartColors } from './theme';

/** A Vega-Lite specification. */
export type ChartSpec = TopLevelSpec;

/** How a chart is drawn: on the page, or as a picture that leaves it. */
export interface Drawing {
  readonly colors: ChartColors;
  /** Within the picture; on the page it is around the chart. */
  readonly caption?: Caption;
  /** In pixels. */
  readonly width: number;
}

/** Makes the specification of a chart. */
export type Draw = (drawing: Drawing) => ChartSpec;

/** A chart with more rows than this could not be taken in. */
export const MOST_ROWS = 60;

/** A sentence, where a chart of so many rows shows only the first of them. */
export function rowsLeftOut(rows: number, plural: string): string[] {
  return rows <= MOST_ROWS ? [] : [`The chart shows the first ${MOST_ROWS} of ${rows} ${plural}.`];
}
