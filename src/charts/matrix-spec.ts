import type { TopLevelSpec } from 'vega-lite';
import { titled } from './caption';
import type { Drawing } from './chart-spec';
import { LINE, legendColumns, nameRoom, widest } from './text-room';
import { darker } from './theme';

export interface MatrixDatum {
  readonly value: string;
  readonly stated: 'agree' | 'disagree' | null;
  readonly chosen: 'agree' | 'disagree' | null;
}

const ROWS = ['Task 1', 'Task 2', 'Difference'] as const;
const KINDS = ['agree', 'disagree', 'misaligned', 'aligned'] as const;

interface Entry {
  readonly row: (typeof ROWS)[number];
  readonly value: string;
  readonly kind: (typeof KINDS)[number];
  /** As in the paper's matrices 1 agrees and 2 disagrees; signs say where they differ. */
  readonly sign: '1' | '2' | '≠' | '·';
}

function entries({ value, stated, chosen }: MatrixDatum): Entry[] {
  const found: Entry[] = [];
  if (stated) found.push({ row: 'Task 1', value, kind: stated, sign: stated === 'agree' ? '1' : '2' });
  if (chosen) found.push({ row: 'Task 2', value, kind: chosen, sign: chosen === 'agree' ? '1' : '2' });
  if (stated && chosen)
    found.push(
      stated === chosen
        ? { row: 'Difference', value, kind: 'aligned', sign: '·' }
        : { row: 'Difference', value, kind: 'misaligned', sign: '≠' },
    );
  return found;
}

/**
 * A scenario's three matrices, one column per value, or on a narrow screen one row: what was stated, what was chosen, and
 * where they differ.
 */
export function matrixSpec(
  options: Drawing & { readonly data: readonly MatrixDatum[]; readonly values: readonly string[] },
): TopLevelSpec {
  const { colors, values, width } = options;
  const along = { field: 'value', type: 'nominal' as const, sort: [...values], title: null };
  const across = { field: 'row', type: 'nominal' as const, sort: [...ROWS], title: null };
  const step = Math.floor((width - widest(ROWS) - 10) / values.length);
  // Where the values have no room beside one another, they are one below another.
  const turned = step < LINE;
  const top = { orient: 'top' as const, labelAngle: 0 };
  const [x, y] = turned
    ? [
        { ...across, axis: top },
        { ...along, axis: { labelLimit: nameRoom(width) } },
      ]
    : [{ ...along, axis: { ...top, labelAngle: -90, labelLimit: 210 } }, across];
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...titled(options.caption),
    data: { values: options.data.flatMap(entries) },
    width: { step: turned ? Math.floor((width - nameRoom(width) - 20) / ROWS.length) : step },
    height: { step: turned ? 20 : 26 },
    layer: [
      {
        mark: { type: 'rect', stroke: colors.surface, strokeWidth: 1 },
        encoding: {
          x,
          y,
          color: {
            field: 'kind',
            type: 'nominal',
            title: null,
            scale: {
              domain: [...KINDS],
              range: [colors.agree, colors.disagree, colors.misaligned, colors.grid],
            },
            legend: { orient: 'bottom', columns: legendColumns(KINDS, width) },
          },
        },
      },
      {
        mark: { type: 'text' },
        encoding: {
          x,
          y,
          text: { field: 'sign', type: 'nominal' },
          color: {
            condition: [
              { test: "datum.kind === 'aligned'", value: colors.text },
              // Warm colours are light in either theme.
              { test: "datum.kind === 'agree'", value: darker(colors.text, colors.surface) },
            ],
            value: colors.surface,
          },
        },
      },
    ],
  };
}
