/** What charts with one row per member share: names on the left, the measure's axis on top. */
import { inLines, nameRoom } from './text-room';

/** The rows, downwards in their order. */
export const rowsDown = (rows: readonly string[], width: number, gridColor?: string) => ({
  field: 'row',
  type: 'nominal' as const,
  sort: [...rows],
  title: null,
  axis: { labelLimit: nameRoom(width), ...(gridColor ? { grid: true, gridColor } : {}) },
});

/**
 * The axis of a measure.
 *
 * @param padding pixels inside the axis, which keep the number of a dot at its edge off the row names
 */
export const measureAbove = (
  title: string,
  domain: readonly [number, number],
  padding: number,
  width: number,
) => ({
  type: 'quantitative' as const,
  title: inLines(title, width - 24),
  scale: { domain: [...domain], nice: false, padding },
  axis: {
    orient: 'top' as const,
    tickCount: width < 480 ? 4 : 6,
    grid: false,
    labelOverlap: true,
    titleAnchor: 'end' as const,
  },
});

/** As wide as requested; a fixed height per row. */
export const rowFrame = (width: number, step: number) => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  width,
  height: { step },
  autosize: { type: 'fit-x' as const, contains: 'padding' as const },
});
