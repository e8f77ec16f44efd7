import type { TopLevelSpec } from 'vega-lite';
import { titled } from './caption';
import type { Drawing } from './chart-spec';
import type { Scale } from './color-scale';

/** A row or column of a heatmap. */
interface HeatMember<T> {
  readonly id: T;
  readonly label: string;
}

/** A heatmap with a number in every cell, as a picture of the table for download. */
export function heatSpec<R, C>(
  options: Drawing & {
    readonly rows: readonly HeatMember<R>[];
    readonly columns: readonly HeatMember<C>[];
    /** Null where a cell has no number. */
    readonly value: (row: R, column: C) => number | null;
    readonly rowTitle?: string;
    readonly columnTitle?: string;
    readonly scale: Scale;
    /** Format of the numbers in the cells; two decimals if absent. */
    readonly format?: string;
  },
): TopLevelSpec {
  const { scale, colors, format = '.2f', rowTitle = '', columnTitle = '' } = options;
  const ranges = { sequential: colors.rates, lean: colors.leans, difference: colors.differences };
  const rows = options.rows.map(({ label }) => label);
  const columns = options.columns.map(({ label }) => label);
  const values = options.rows.flatMap((row) =>
    options.columns.map((column) => ({
      row: row.label,
      column: column.label,
      value: options.value(row.id, column.id),
    })),
  );
  const many = columns.length > 14;
  const long = !many && columns.some((name) => name.length > 8);
  const middle = (scale.min + scale.max) / 2;
  const dark =
    scale.kind === 'sequential'
      ? `datum.value > ${middle + (scale.max - scale.min) * 0.15}`
      : `abs(datum.value - ${middle}) > ${(scale.max - scale.min) * 0.36}`;
  const x = {
    field: 'column',
    type: 'nominal' as const,
    sort: columns,
    title: columnTitle,
    axis: {
      orient: 'top' as const,
      labelAngle: many ? -90 : long ? -35 : 0,
      labelLimit: many || long ? 160 : 90,
    },
  };
  const y = { field: 'row', type: 'nominal' as const, sort: rows, title: rowTitle };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...titled(options.caption),
    data: { values: values.filter(({ value }) => value !== null) },
    width: { step: many ? 26 : 56 },
    height: { step: many ? 18 : 28 },
    layer: [
      {
        mark: { type: 'rect', stroke: colors.surface, strokeWidth: 1 },
        encoding: {
          x,
          y,
          color: {
            field: 'value',
            type: 'quantitative',
            title: null,
            scale: {
              type: 'quantize',
              domain: [scale.min, scale.max],
              range: [...ranges[scale.kind]],
            },
            // Integers are their own legend.
            legend:
              format === 'd'
                ? null
                : { format, direction: 'horizontal', orient: 'bottom', gradientLength: 200 },
          },
        },
      },
      {
        mark: { type: 'text', fontSize: many ? 8 : 11 },
        encoding: {
          x,
          y,
          text: { field: 'value', type: 'quantitative', format },
          color: { condition: { test: dark, value: colors.surface }, value: colors.text },
        },
      },
    ],
  };
}
