import { titled } from './caption';
import type { ChartSpec, Drawing } from './chart-spec';
import { placeLabels } from './place-labels';
import { inLines } from './text-room';

export interface ScatterDatum {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Pixels beside the plot: the axis on its left, half a number on its right. */
const BESIDE = 68;
/** Highest plot, in pixels; it is a square where that is not higher. */
const HIGHEST = 460;

/** One model against another, one point per group, labelled where there is room; on the diagonal they are equal. */
export function scatterSpec(
  options: Drawing & {
    readonly data: readonly ScatterDatum[];
    readonly xTitle: string;
    readonly yTitle: string;
    readonly domain: readonly [number, number];
    readonly labelled: boolean;
  },
): ChartSpec {
  const { colors, data } = options;
  const [low, high] = options.domain;
  const width = options.width - BESIDE;
  const height = Math.min(width, HIGHEST);
  const axis = (field: 'x' | 'y', title: string, length: number) => ({
    field,
    type: 'quantitative' as const,
    title: inLines(title, length),
    scale: { domain: [low, high], nice: false, zero: false },
    axis: { tickMinStep: 0.1 },
  });
  const encoding = { x: axis('x', options.xTitle, width), y: axis('y', options.yTitle, height) };
  const span = high - low;
  const points = data.map(({ name, x, y }) => ({
    text: name,
    x: ((x - low) / span) * width,
    y: ((high - y) / span) * height,
  }));
  // Places in the units of the axes, from those in pixels.
  const labels = (options.labelled ? placeLabels(points, [width, height]) : []).map((label) => ({
    name: label.text,
    leads: label.leads,
    x: low + (label.x / width) * span,
    y: high - (label.y / height) * span,
    labelX: low + (label.labelX / width) * span,
    labelY: high - (label.labelY / height) * span,
  }));
  const leading = labels.filter(({ leads }) => leads);
  const labelAt = { x: { ...encoding.x, field: 'labelX' }, y: { ...encoding.y, field: 'labelY' } };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...titled(options.caption),
    width,
    height,
    layer: [
      {
        data: {
          values: [
            { x: low, y: low },
            { x: high, y: high },
          ],
        },
        mark: { type: 'line', color: colors.muted, strokeDash: [4, 4], strokeWidth: 1 },
        encoding,
      },
      ...(leading.length > 0
        ? [
            {
              data: { values: leading },
              mark: { type: 'rule' as const, color: colors.muted, strokeWidth: 1, aria: false },
              encoding: { ...encoding, x2: { field: 'labelX' }, y2: { field: 'labelY' } },
            },
          ]
        : []),
      {
        data: { values: [...data] },
        mark: {
          type: 'point',
          filled: true,
          size: 60,
          opacity: 0.75,
          color: colors.accent,
          cursor: 'pointer',
        },
        encoding: {
          ...encoding,
          tooltip: [
            { field: 'name', type: 'nominal', title: 'Group' },
            { field: 'x', type: 'quantitative', format: '.3f', title: options.xTitle },
            { field: 'y', type: 'quantitative', format: '.3f', title: options.yTitle },
          ],
        },
      },
      ...(labels.length > 0
        ? [
            {
              data: { values: labels },
              mark: {
                type: 'text' as const,
                align: 'center' as const,
                baseline: 'middle' as const,
                aria: false,
              },
              encoding: { ...labelAt, text: { field: 'name', type: 'nominal' as const } },
            },
          ]
        : []),
    ],
  };
}
