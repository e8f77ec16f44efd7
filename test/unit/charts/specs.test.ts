import { describe, expect, it } from 'vitest';
import { barSpec } from '../../../src/charts/bar-spec';
import { type DotDatum, dot } from '../../../src/charts/dot-datum';
import { dotSpec } from '../../../src/charts/dot-spec';
import { gapSpec } from '../../../src/charts/gap-spec';
import { matrixSpec } from '../../../src/charts/matrix-spec';
import { misalignedSpec } from '../../../src/charts/misaligned-spec';
import { scatterSpec } from '../../../src/charts/scatter-spec';
import { darker } from '../../../src/charts/theme';
import { caption, cells, colors, expectSelfContained, marks, rows, textsOf, toSvg } from './draw';

describe('the dot chart', () => {
  const data: DotDatum[] = cells.flatMap(({ row, column, value }) =>
    value === null
      ? []
      : [
          {
            row,
            column,
            value,
            low: row === 'Llama' ? value - 0.05 : null,
            high: row === 'Llama' ? value + 0.05 : null,
            focus: column === 'Egypt',
          },
        ],
  );

  it('draws every dot, and the intervals and numbers of the column in focus', async () => {
    const svg = await toSvg(
      dotSpec({ data, rows, measure: 'Alignment rate', domain: [0, 1], caption, colors, width: 500 }),
    );
    expectSelfContained(svg);
    expect(marks(svg, 'symbol')).toBe(5);
    expect(marks(svg, 'rule')).toBe(1);
    expect(marks(svg, 'text')).toBe(3);
    const texts = textsOf(svg);
    for (const text of [caption.title, 'Alignment rate', '0.72', '0.34', '0.99'])
      expect(texts).toContain(text);
    expect(texts.filter((text) => rows.includes(text))).toEqual(rows);
  });

  it('is drawn for measures below zero, for one row, and without data', async () => {
    const options = { measure: 'Kappa', domain: [-0.4, 0.4] as const, colors, width: 300 };
    const below = data.map((datum) => ({ ...datum, value: -datum.value / 3, low: null, high: null }));
    expectSelfContained(await toSvg(dotSpec({ ...options, data: below, rows })));
    expectSelfContained(
      await toSvg(dotSpec({ ...options, data: below.slice(0, 1), rows: rows.slice(0, 1) })),
    );
    expectSelfContained(await toSvg(dotSpec({ ...options, data: [], rows: [] })));
  });
});

describe('dots of several measures', () => {
  const data = [
    ...dot('Llama', 'alignment rate', 0.43),
    ...dot('Llama', 'accuracy', 0.85, false),
    ...dot('Llama', 'kappa', 0.37, false),
  ];
  const options = { data, rows: ['Llama'], measure: 'Share', domain: [0, 1] as const, colors, width: 400 };

  it('are named above the first row, each with its own shape', async () => {
    const svg = await toSvg(dotSpec({ ...options, series: ['alignment rate', 'accuracy', 'kappa'] }));
    expectSelfContained(svg);
    for (const text of ['alignment rate', 'accuracy', 'kappa', '0.43']) expect(textsOf(svg)).toContain(text);
    // A dot's outline, without the numbers in it.
    const shapes = [...svg.matchAll(/aria-roledescription="point"[^>]* d="([^"]+)"/g)].map(([, path]) =>
      path?.replace(/[-\d.]+/g, ''),
    );
    expect(shapes).toHaveLength(3);
    expect(new Set(shapes).size).toBe(3);
  });

  it('have no legend where the columns are of one kind', async () => {
    expect(textsOf(await toSvg(dotSpec(options)))).not.toContain('accuracy');
  });
});

describe('the gaps', () => {
  it('run from what is stated to what is done, with their distance, in the table’s order', async () => {
    const svg = await toSvg(
      gapSpec({
        data: [
          { row: 'Authority', stated: 0.6, acted: 0, distance: 0.6 },
          { row: 'Independent', stated: 0.36, acted: 0.73, distance: 0.37 },
        ],
        rows: ['Authority', 'Independent'],
        caption,
        colors,
        width: 400,
      }),
    );
    expectSelfContained(svg);
    // A line a gap, and one from each name to its end of the first.
    expect(marks(svg, 'rule')).toBe(4);
    expect(marks(svg, 'symbol')).toBe(4);
    const texts = textsOf(svg);
    for (const text of ['stated', 'acted', '0.60', '0.37']) expect(texts).toContain(text);
    expect(texts.indexOf('Authority')).toBeLessThan(texts.indexOf('Independent'));
  });
});

describe('the scatter', () => {
  const data = [
    { name: 'US', x: 0.2, y: 0.3 },
    { name: 'Egypt', x: 0.5, y: 0.4 },
  ];
  const options = {
    xTitle: 'Llama',
    yTitle: 'Gemma',
    domain: [0.1, 0.6] as const,
    colors,
    caption,
    width: 400,
  };

  it.each([true, false])('draws one point per group and the diagonal (labels: %s)', async (labelled) => {
    const svg = await toSvg(scatterSpec({ ...options, data, labelled }));
    expectSelfContained(svg);
    expect(marks(svg, 'symbol')).toBe(2);
    expect(marks(svg, 'line')).toBe(1);
    expect(marks(svg, 'text')).toBe(labelled ? 2 : 0);
    for (const text of ['Llama', 'Gemma', caption.title]) expect(textsOf(svg)).toContain(text);
  });
});

describe('bars', () => {
  const options = { measure: 'Cases', caption, colors, width: 400 };

  it('of one part have their number, but no legend', async () => {
    const svg = await toSvg(
      barSpec({
        ...options,
        data: [
          { row: 'Equality', part: 'cases', value: 1031 },
          { row: 'Social Justice', part: 'cases', value: 27 },
        ],
        rows: ['Equality', 'Social Justice'],
        parts: [{ name: 'cases', meaning: 'accent' }],
      }),
    );
    expectSelfContained(svg);
    expect(marks(svg, 'rect')).toBe(2);
    expect(marks(svg, 'text')).toBe(2);
    const texts = textsOf(svg);
    for (const text of [caption.title, 'Cases', '1,031', '27', 'Equality']) expect(texts).toContain(text);
    expect(texts).not.toContain('cases');
  });

  it('of misaligned cases have one part per direction, in the colour of its action, the first at zero', async () => {
    const svg = await toSvg(
      misalignedSpec({ ...options, data: [{ row: 'Llama', agreeDisagree: 30, disagreeAgree: 60 }] }),
    );
    expectSelfContained(svg);
    const bars = [
      ...svg.matchAll(
        /aria-label="([^"]*)"[^>]*aria-roledescription="bar"[^>]*d="M(-?[\d.]+)[^"]*" fill="(#\w+)"/g,
      ),
    ];
    expect(
      bars.map(([, label = '', start, fill]) => [label.includes('states agree'), Number(start), fill]),
    ).toEqual([
      [true, 0, colors.disagree],
      [false, expect.any(Number), colors.agree],
    ]);
    expect(Number(bars[1]?.[2])).toBeGreaterThan(100);
    expect(textsOf(svg)).toContain('states disagree, acts agree');
  });
});

describe('the matrices', () => {
  it('have 1 for agree, 2 for disagree, ≠ where they differ, and leave out what is not known', async () => {
    const svg = await toSvg(
      matrixSpec({
        data: [
          { value: 'Wealth', stated: 'disagree', chosen: 'agree' },
          { value: 'Loyal', stated: 'agree', chosen: 'agree' },
          { value: 'Clean', stated: 'agree', chosen: null },
        ],
        values: ['Wealth', 'Loyal', 'Clean'],
        caption,
        colors,
        width: 640,
      }),
    );
    expectSelfContained(svg);
    const entries = [...svg.matchAll(/aria-label="value: (\w+); row: ([\w ]+); sign: (.)"/g)].map(
      ([, value, row, sign]) => `${value} ${row} ${sign}`,
    );
    expect(entries.sort()).toEqual([
      'Clean Task 1 1',
      'Loyal Difference ·',
      'Loyal Task 1 1',
      'Loyal Task 2 1',
      'Wealth Difference ≠',
      'Wealth Task 1 2',
      'Wealth Task 2 1',
    ]);
  });
});

describe('what charts share', () => {
  it('an unknown figure has no dot', () => {
    expect(dot('Llama', 'kappa', null)).toEqual([]);
    expect(dot('Llama', 'kappa', 0)).toEqual([
      { row: 'Llama', column: 'kappa', value: 0, low: null, high: null, focus: true },
    ]);
  });

  it.each([
    ['#111111', '#fefefe', '#111111'],
    ['rgb(250, 250, 245)', 'rgb(20, 20, 24)', 'rgb(20, 20, 24)'],
  ])('of %s and %s the darker is %s', (first, second, dark) => {
    expect(darker(first, second)).toBe(dark);
    expect(darker(second, first)).toBe(dark);
  });
});
