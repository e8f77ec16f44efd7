/** What charts with one row per member share: names on the left, the measure's axis on top. */
import { NAMES_ROW, type SeriesLabel } from './series-labels';
import { inLines, nameRoom } from './text-room';
import type { ChartColors } from './theme';

/**
 * The rows, downwards in their order.
 *
 * @param isNamed whether a row for the names of series comes first
 */
export const rowsDown = (rows: readonly string[], width: number, gridColor?: string, isNamed = false) => ({
  field: 'row',
  type: 'nominal' as const,
  sort: [...rows],
  title: null,
  ...(isNamed ? { scale: { domain: [NAMES_ROW, ...rows] } } : {}),
  axis: {
    labelLimit: nameRoom(width),
    ...(gridColor
      ? {
          grid: true,
          gridColor,
          gridOpacity: { condition: { test: `datum.value === '${NAMES_ROW}'`, value: 0 }, value: 1 },
        }
      : {}),
  },
});

/** The names of series over the marks of the first row, each with a line to its own. */
export function namedAbove(
  labels: readonly SeriesLabel[],
  first: string,
  x: object,
  y: { readonly field: string; readonly type: 'nominal'; readonly sort: string[] },
  colors: Pick<ChartColors, 'muted'>,
) {
  const values = labels.map((label) => ({ ...label, row: NAMES_ROW, first }));
  return [
    {
      data: { values },
      mark: {
        type: 'rule' as const,
        color: colors.muted,
        strokeWidth: 1,
        opacity: 0.6,
        yOffset: 8,
        aria: false,
      },
      encoding: {
        y,
        y2: { field: 'first' },
        x: { ...x, field: 'at' },
        x2: { field: 'value' },
      },
    },
    {
      data: { values },
      mark: { type: 'text' as const, baseline: 'middle' as const, aria: false },
      encoding: { y, x: { ...x, field: 'at' }, text: { field: 'name', type: 'nominal' as const } },
    },
  ];
}

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
