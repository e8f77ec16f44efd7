import type { TopLevelSpec } from 'vega-lite';
import { titled } from './caption';
import type { Drawing } from './chart-spec';

export interface ScatterDatum {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** One model against another, one point per group; on the diagonal they are equal. */
export function scatterSpec(
  options: Drawing & {
    readonly data: readonly ScatterDatum[];
    readonly xTitle: string;
    readonly yTitle: string;
    readonly domain: readonly [number, number];
    readonly labelled: boolean;
    /** Side in pixels; it is a square, so that the diagonal is a true one. */
    readonly size?: number;
  },
): TopLevelSpec {
  const { colors } = options;
  const [low, high] = options.domain;
  const scale = { domain: [low, high], nice: false, zero: false };
  const encoding = {
    x: {
      field: 'x',
      type: 'quantitative' as const,
      title: options.xTitle,
      scale,
      axis: { tickMinStep: 0.1 },
    },
    y: {
      field: 'y',
      type: 'quantitative' as const,
      title: options.yTitle,
      scale,
      axis: { tickMinStep: 0.1 },
    },
  };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...titled(options.caption),
    width: options.size ?? 420,
    height: options.size ?? 420,
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
      {
        data: { values: [...options.data] },
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
            { field: 'name', type: 'nominal' as const, title: 'Group' },
            { field: 'x', type: 'quantitative' as const, format: '.3f', title: options.xTitle },
            { field: 'y', type: 'quantitative' as const, format: '.3f', title: options.yTitle },
          ],
        },
      },
      ...(options.labelled
        ? [
            {
              data: { values: [...options.data] },
              mark: {
                type: 'text' as const,
                dx: 6,
                align: 'left' as const,
                fontSize: 10,
                color: colors.text,
              },
              encoding: { ...encoding, text: { field: 'name', type: 'nominal' as const } },
            },
          ]
        : []),
    ],
  };
}
