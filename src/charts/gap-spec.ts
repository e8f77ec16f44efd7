import { titled } from './caption';
import type { ChartSpec, Drawing } from './chart-spec';
import { measureAbove, namedAbove, rowFrame, rowsDown } from './row-chart';
import { seriesLabels } from './series-labels';

export interface GapDatum {
  readonly row: string;
  /** Mean stated inclination, in [0, 1]. */
  readonly stated: number;
  /** Mean action, in [0, 1]. */
  readonly acted: number;
  /** |stated - acted|. */
  readonly distance: number;
}

const ENDS = ['stated', 'acted'];
const SHAPES = ['square', 'diamond'];

/** One line per row, from what is stated to what is done, in the table's order; its length is the distance. */
export function gapSpec(
  options: Drawing & { readonly data: readonly GapDatum[]; readonly rows: readonly string[] },
): ChartSpec {
  const { rows, colors, data } = options;
  const [first] = data;
  const labels = first
    ? seriesLabels(
        [
          { name: 'stated', value: first.stated },
          { name: 'acted', value: first.acted },
        ],
        rows,
        [0, 1],
        options.width,
      )
    : null;
  const y = rowsDown(rows, options.width, colors.grid, labels !== null);
  const x = measureAbove('Agrees (0) to disagrees (1)', [0, 1], 10, options.width);
  const legend = labels
    ? null
    : { orient: 'bottom' as const, symbolStrokeColor: colors.text, symbolStrokeWidth: 2 };
  return {
    ...rowFrame(options.width, 24),
    ...titled(options.caption),
    data: {
      values: data.map((datum) => ({ ...datum, farthest: Math.max(datum.stated, datum.acted) })),
    },
    layer: [
      ...(labels && first ? namedAbove(labels, first.row, x, y, colors) : []),
      {
        mark: { type: 'rule', color: colors.misaligned, strokeWidth: 3 },
        encoding: { y, x: { ...x, field: 'stated' }, x2: { field: 'acted' } },
      },
      {
        transform: [{ fold: ENDS, as: ['end', 'mean'] }],
        mark: { type: 'point', filled: true, opacity: 1, size: 80, stroke: colors.text, strokeWidth: 2 },
        encoding: {
          y,
          x: { ...x, field: 'mean' },
          fill: {
            field: 'end',
            type: 'nominal',
            title: null,
            legend,
            scale: { domain: ENDS, range: [colors.surface, colors.text] },
          },
          // Circles, open and filled, are agreeing and disagreeing.
          shape: {
            field: 'end',
            type: 'nominal',
            title: null,
            legend,
            scale: { domain: ENDS, range: SHAPES },
          },
          tooltip: [
            { field: 'row', type: 'nominal', title: 'Value' },
            { field: 'stated', type: 'quantitative', format: '.3f', title: 'Stated' },
            { field: 'acted', type: 'quantitative', format: '.3f', title: 'Acted' },
            { field: 'distance', type: 'quantitative', format: '.3f', title: 'Distance' },
          ],
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 9, fontWeight: 600, color: colors.text },
        encoding: {
          y,
          x: { ...x, field: 'farthest' },
          text: { field: 'distance', type: 'quantitative', format: '.2f' },
        },
      },
    ],
  };
}
