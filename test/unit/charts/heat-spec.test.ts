import { describe, expect, it } from 'vitest';
import type { Scale } from '../../../src/charts/color-scale';
import { heatSpec } from '../../../src/charts/heat-spec';
import { caption, cells, colors, columns, expectSelfContained, marks, rows, textsOf, toSvg } from './draw';

describe('the heatmap', () => {
  const draw = (scale: { kind: Scale['kind']; min: number; max: number }) =>
    toSvg(
      heatSpec({
        rows: rows.map((row) => ({ id: row, label: row })),
        columns: columns.map((column) => ({ id: column, label: column })),
        value: (row, column) =>
          cells.find((cell) => cell.row === row && cell.column === column)?.value ?? null,
        rowTitle: 'Model',
        columnTitle: 'Country',
        scale,
        caption,
        colors,
        width: 640,
      }),
    );

  it('has a rectangle and a number for every known cell, its caption, and the table’s order', async () => {
    const svg = await draw({ kind: 'sequential', min: 0, max: 1 });
    expectSelfContained(svg);
    expect(marks(svg, 'rect')).toBe(5);
    expect(marks(svg, 'text')).toBe(5);
    const texts = textsOf(svg);
    for (const text of [
      caption.title,
      ...caption.lines,
      '0.11',
      '0.72',
      '0.34',
      '0.05',
      '0.99',
      'Model',
      'Country',
    ])
      expect(texts).toContain(text);
    expect(texts.filter((text) => rows.includes(text))).toEqual(rows);
    expect(texts.filter((text) => columns.includes(text))).toEqual(columns);
  });

  it('has the steps of its scale as colours', async () => {
    const sequential = await draw({ kind: 'sequential', min: 0, max: 1 });
    expect(sequential).toContain(colors.rates[0]);
    expect(sequential).toContain(colors.rates.at(-1));
    const diverging = await draw({ kind: 'difference', min: -1, max: 1 });
    expect(diverging).toContain(colors.differences.at(-1));
  });

  it('is drawn at 56 by 132 with every cell', async () => {
    const many = (count: number, name: string) =>
      Array.from({ length: count }, (_, index) => ({ id: index, label: `${name} ${index}` }));
    const svg = await toSvg(
      heatSpec({
        rows: many(56, 'value'),
        columns: many(132, 'scenario'),
        value: (row, column) => ((row * 7 + column * 3) % 100) / 100,
        rowTitle: 'Value',
        columnTitle: 'Scenario',
        scale: { kind: 'sequential', min: 0, max: 1 },
        caption,
        colors,
        width: 640,
      }),
    );
    expect(marks(svg, 'rect')).toBe(56 * 132);
  });
});
