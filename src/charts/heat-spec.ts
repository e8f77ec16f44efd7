import type { TopLevelSpec } from 'vega-lite';
import { titled } from './caption';
import type { Drawing } from './chart-spec';
import type { Scale } from './color-scale';
import { LINE, nameRoom, textWidth, widest } from './text-room';

/** A cell's width holds its number: “0.57”, or a digit. */
const LEAST_STEP = 30;
const LEAST_DIGIT = 20;
const MANY_ROWS = 20;

/** A row or column of a heatmap. */
interface HeatMember<T> {
  readonly id: T;
  readonly label: string;
}

/** A heatmap with a number in every cell, as wide as asked, or as its numbers need. */
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
  const mostNames = Math.round(nameRoom(options.width) * 0.84);
  const names = Math.min(widest(rows), mostNames) + (rowTitle ? 2 * LINE + 6 : LINE + 6);
  const step = Math.max(
    format === 'd' ? LEAST_DIGIT : LEAST_STEP,
    Math.floor((options.width - names) / Math.max(1, columns.length)),
  );
  const room = options.width - names - columns.length * step;
  // A slanted name ends beyond its column.
  const labelAngle =
    widest(columns) + 6 <= step ? 0 : room < 0.8 * textWidth(columns.at(-1) ?? '') ? -90 : -35;
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
    axis: { orient: 'top' as const, labelAngle, labelLimit: 160 },
  };
  const y = {
    field: 'row',
    type: 'nominal' as const,
    sort: rows,
    title: rowTitle,
    axis: { labelLimit: mostNames },
  };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...titled(options.caption),
    data: { values: values.filter(({ value }) => value !== null) },
    width: columns.length * step <= options.width ? columns.length * step : { step },
    height: { step: rows.length > MANY_ROWS ? 20 : 28 },
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
                : {
                    format,
                    direction: 'horizontal',
                    orient: 'bottom',
                    gradientLength: Math.min(280, columns.length * step),
                  },
          },
        },
      },
      {
        mark: { type: 'text' },
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
