import type { TopLevelSpec } from 'vega-lite';

/** A Vega-Lite specification. */
export type ChartSpec = TopLevelSpec;
