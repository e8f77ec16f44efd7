import type { TopLevelSpec } from 'vega-lite';
import { titled } from './caption';
import type { Drawing } from './chart-spec';

export interface DotDatum {
  readonly row: string;
  readonly column: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** In the column that is looked at. */
  readonly focus: boolean;
}

/** A dot without an interval; none where the figure is not known. */
export function dot(row: string, column: string, value: number | null | undefined, focus = true): DotDatum[] {
  return value == null ? [] : [{ row, column, value, low: null, high: null, focus }];
}

/**
 * A dot a cell, rows downwards in the order of the table. The column that is looked at stands out, with its intervals
 * and numbers; the other columns show where it lies among them.
 */
export function dotSpec(
  options: Drawing & {
    readonly data: readonly DotDatum[];
    readonly rows: readonly string[];
    readonly measure: string;
    readonly domain: readonly [number, number];
    /** Whether zero, in the midst of the domain, has a line. */
    readonly zeroLine?: boolean;
  },
): TopLevelSpec {
  const { rows, colors } = options;
  const y = {
    field: 'row',
    type: 'nominal' as const,
    sort: [...rows],
    title: null,
    axis: { grid: true, gridColor: colors.grid, labelLimit: 190 },
  };
  const x = {
    field: 'value',
    type: 'quantitative' as const,
    title: options.measure,
    scale: { domain: [...options.domain], nice: true, zero: options.domain[0] === 0 },
    axis: { orient: 'top' as const, format: '.1f', tickCount: 6, grid: false },
  };
  const tooltip = [
    { field: 'row', type: 'nominal' as const, title: 'Row' },
    { field: 'column', type: 'nominal' as const, title: 'Column' },
    { field: 'value', type: 'quantitative' as const, format: '.3f', title: options.measure },
  ];
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...titled(options.caption),
    data: { values: [...options.data] },
    width: options.width ?? 'container',
    height: { step: 24 },
    autosize: { type: 'fit-x', contains: 'padding' },
    layer: [
      ...(options.zeroLine
        ? [
            {
              mark: { type: 'rule' as const, color: colors.muted, strokeDash: [4, 4] },
              encoding: { x: { datum: 0, type: 'quantitative' as const } },
            },
          ]
        : []),
      {
        transform: [{ filter: 'datum.focus && isValid(datum.low)' }],
        mark: { type: 'rule', color: colors.accent, strokeWidth: 2 },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y },
      },
      {
        transform: [{ filter: '!datum.focus' }],
        mark: {
          type: 'point',
          filled: true,
          color: colors.muted,
          opacity: 0.45,
          size: 36,
          cursor: 'pointer',
        },
        encoding: { x, y, tooltip },
      },
      {
        transform: [{ filter: 'datum.focus' }],
        mark: { type: 'point', filled: true, color: colors.accent, opacity: 1, size: 90, cursor: 'pointer' },
        encoding: { x, y, tooltip },
      },
      {
        transform: [{ filter: 'datum.focus' }],
        mark: { type: 'text', dy: -10, fontSize: 10, color: colors.text },
        encoding: { x, y, text: { field: 'value', type: 'quantitative', format: '.2f' } },
      },
    ],
  };
}
