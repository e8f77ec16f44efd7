import type { TopLevelSpec } from 'vega-lite';
import { titled } from './caption';
import type { Drawing } from './chart-spec';
import type { DotDatum } from './dot-datum';
import { measureAbove, namedAbove, rowFrame, rowsDown } from './row-chart';
import { seriesLabels } from './series-labels';
import { legendColumns } from './text-room';

const SHAPES = [
  'circle',
  'diamond',
  'triangle-up',
  'square',
  'cross',
  'triangle-down',
  'triangle-right',
  'triangle-left',
];

/**
 * One dot per cell, rows downwards in the table's order. The column in focus stands out, with its intervals, and
 * its numbers on the right; the other columns show where it lies among them. Columns that are measures are named: each has a shape.
 */
export function dotSpec(
  options: Drawing & {
    readonly data: readonly DotDatum[];
    readonly rows: readonly string[];
    readonly measure: string;
    readonly domain: readonly [number, number];
    /** The columns, if they are named, the one in focus first. Beyond eight, shapes repeat. */
    readonly series?: readonly string[];
    /** Whether zero, inside the domain, has a line. */
    readonly zeroLine?: boolean;
  },
): TopLevelSpec {
  const { rows, colors, series } = options;
  const [first = ''] = rows;
  const inFirst = options.data
    .filter(({ row, column }) => row === first && series?.includes(column))
    .map(({ column, value }) => ({ name: column, value }));
  // Each is named where it is in the first row; in a legend where one is not there, or the names have no room.
  const labels =
    series && inFirst.length === series.length
      ? seriesLabels(inFirst, rows, options.domain, options.width)
      : null;
  const y = rowsDown(rows, options.width, colors.grid, labels !== null);
  const x = { field: 'value', ...measureAbove(options.measure, options.domain, 8, options.width) };
  const byColumn = (range: readonly string[]) => ({
    field: 'column',
    type: 'nominal' as const,
    title: null,
    legend: labels
      ? null
      : {
          orient: 'bottom' as const,
          direction: 'horizontal' as const,
          columns: legendColumns(series ?? [], options.width),
        },
    scale: { domain: [...(series ?? [])], range: [...range] },
  });
  const named = series && {
    shape: byColumn(series.map((_, place) => SHAPES[place % SHAPES.length] ?? 'circle')),
    color: byColumn(series.map((_, place) => (place === 0 ? colors.accent : colors.muted))),
  };
  const tooltip = [
    { field: 'row', type: 'nominal' as const, title: 'Row' },
    { field: 'column', type: 'nominal' as const, title: 'Column' },
    { field: 'value', type: 'quantitative' as const, format: '.3f', title: options.measure },
  ];
  return {
    ...rowFrame(options.width, 24),
    ...titled(options.caption),
    data: { values: [...options.data] },
    layer: [
      ...(labels ? namedAbove(labels, first, x, y, colors) : []),
      ...(options.zeroLine
        ? [
            {
              mark: { type: 'rule' as const, color: colors.muted, strokeDash: [4, 4], aria: false },
              encoding: { x: { datum: 0, type: 'quantitative' as const } },
            },
          ]
        : []),
      {
        transform: [{ filter: 'datum.focus && isValid(datum.low)' }],
        // Without intervals it is empty, and has no name.
        mark: { type: 'rule', color: colors.accent, strokeWidth: 2, aria: false },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y },
      },
      {
        transform: [{ filter: '!datum.focus' }],
        mark: {
          type: 'point',
          filled: true,
          ...(named ? {} : { color: colors.muted }),
          opacity: named ? 0.8 : 0.45,
          size: named ? 44 : 36,
          cursor: 'pointer',
        },
        encoding: { x, y, tooltip, ...named },
      },
      {
        transform: [{ filter: 'datum.focus' }],
        mark: {
          type: 'point',
          filled: true,
          ...(named ? {} : { color: colors.accent }),
          opacity: 1,
          size: 90,
          cursor: 'pointer',
        },
        encoding: { x, y, tooltip, ...named },
      },
      {
        transform: [{ filter: 'datum.focus' }],
        // In a column of their own, where no dot can cover them.
        mark: { type: 'text', align: 'left', dx: 8, color: colors.text },
        encoding: {
          x: { value: 'width' },
          y,
          text: { field: 'value', type: 'quantitative', format: '.2f' },
        },
      },
    ],
  };
}
