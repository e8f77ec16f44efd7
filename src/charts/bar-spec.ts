import type { TopLevelSpec } from 'vega-lite';
import { titled } from './caption';
import type { Drawing } from './chart-spec';
import { rowFrame, rowsDown } from './row-chart';
import { legendColumns, nameRoom, widest } from './text-room';

export interface BarDatum {
  readonly row: string;
  /** One of `parts`. */
  readonly part: string;
  readonly value: number;
}

/** What a part of the bars means, which decides its colour. */
export type BarMeaning = 'agree' | 'disagree' | 'misaligned' | 'accent' | 'muted';

/** Horizontal bars, one per row, with their number; several parts follow one another and have a legend. */
export function barSpec(
  options: Drawing & {
    readonly data: readonly BarDatum[];
    readonly rows: readonly string[];
    readonly parts: readonly { readonly name: string; readonly meaning: BarMeaning }[];
    /** What is counted or measured, with its unit. */
    readonly measure: string;
    /** Format of the numbers; integers with a separator if absent. */
    readonly format?: string;
  },
): TopLevelSpec {
  const { data, rows, parts, measure, colors, format = ',d' } = options;
  const y = rowsDown(rows, options.width);
  // The longest bar's number has room beside it.
  const most = Math.max(1, ...data.map(({ value }) => value));
  const plot = options.width - Math.min(widest(rows), nameRoom(options.width)) - 20;
  const scale =
    parts.length === 1 ? { scale: { domain: [0, (most * plot) / (plot - 44)], nice: false } } : {};
  const x = {
    field: 'value',
    type: 'quantitative' as const,
    title: measure,
    stack: 'zero' as const,
    ...scale,
    axis: {
      orient: 'top' as const,
      tickCount: options.width < 480 ? 3 : 5,
      format,
      labelOverlap: true,
      titleAnchor: 'end' as const,
    },
  };
  const order = { field: 'place', type: 'quantitative' as const };
  return {
    ...rowFrame(options.width, 26),
    ...titled(options.caption),
    data: {
      values: data.map((datum) => ({
        ...datum,
        place: parts.findIndex(({ name }) => name === datum.part),
      })),
    },
    layer: [
      {
        mark: { type: 'bar', tooltip: true },
        encoding: {
          y,
          x,
          order,
          color: {
            field: 'part',
            type: 'nominal',
            title: null,
            scale: {
              domain: parts.map(({ name }) => name),
              range: parts.map(({ meaning }) => colors[meaning]),
            },
            ...(parts.length === 1
              ? { legend: null }
              : {
                  legend: {
                    orient: 'bottom',
                    labelLimit: 300,
                    columns: legendColumns(
                      parts.map(({ name }) => name),
                      options.width,
                    ),
                  },
                }),
          },
        },
      },
      ...(parts.length === 1
        ? [
            {
              mark: { type: 'text' as const, align: 'left' as const, dx: 4 },
              encoding: { y, x: { ...x, stack: null }, text: { field: 'value', format } },
            },
          ]
        : []),
    ],
  };
}
