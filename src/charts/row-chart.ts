/** What charts with one row per member share: names on the left, the measure's axis on top. */

/** The rows, downwards in their order. */
export const rowsDown = (rows: readonly string[], gridColor?: string) => ({
  field: 'row',
  type: 'nominal' as const,
  sort: [...rows],
  title: null,
  axis: { labelLimit: 190, ...(gridColor ? { grid: true, gridColor } : {}) },
});

/**
 * The axis of a measure.
 *
 * @param padding pixels inside the axis, which keep the number of a dot at its edge off the row names
 */
export const measureAbove = (title: string, domain: readonly [number, number], padding: number) => ({
  type: 'quantitative' as const,
  title,
  scale: { domain: [...domain], nice: false, padding },
  axis: {
    orient: 'top' as const,
    tickCount: 6,
    grid: false,
    labelOverlap: true,
    titleAnchor: 'end' as const,
  },
});

/** As wide as requested, or as its container; a fixed height per row. */
export const rowFrame = (width: number | undefined, step: number) => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  width: width ?? ('container' as const),
  height: { step },
  autosize: { type: 'fit-x' as const, contains: 'padding' as const },
});
