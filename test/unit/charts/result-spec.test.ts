import { Error as ErrorLevel, logger, parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { type ChartColumn, defaultChart, type ResultMark, resultSpec } from '../../../src/charts/result-spec';

/** As the site compiles it: a stepped height makes Vega-Lite warn of the fit that it has. */
const compiled = (spec: TopLevelSpec) => compile(spec, { logger: logger(ErrorLevel) });

const text = (name: string): ChartColumn => ({ name, kind: 'text' });
const number = (name: string): ChartColumn => ({ name, kind: 'number' });
const time = (name: string): ChartColumn => ({ name, kind: 'time' });

const rowsOf = (count: number, row: (index: number) => Record<string, unknown>) =>
  Array.from({ length: count }, (_, index) => row(index));

describe('the chart that a result suggests', () => {
  it.each<[string, ChartColumn[], Record<string, unknown>[], ResultMark]>([
    ['names and numbers', [text('a'), number('n')], rowsOf(5, (n) => ({ a: `a${n}`, n: n / 2 })), 'bar'],
    [
      'two kinds of names',
      [text('a'), text('b'), number('n')],
      rowsOf(12, (n) => ({ a: `a${n % 3}`, b: `b${n % 4}`, n })),
      'heat',
    ],
    ['two numbers', [number('a'), number('b')], rowsOf(9, (n) => ({ a: n / 3, b: n })), 'point'],
    ['a number', [number('a')], rowsOf(9, (n) => ({ a: n })), 'histogram'],
    ['numbers in time', [time('t'), number('a')], rowsOf(9, (n) => ({ t: new Date(n), a: n })), 'line'],
    [
      'steps by name',
      [number('v'), text('m'), number('r')],
      rowsOf(16, (n) => ({ v: n % 8, m: `m${n % 2}`, r: n / 3 })),
      'line',
    ],
    ['names alone', [text('a')], rowsOf(9, (n) => ({ a: `a${n % 2}` })), 'bar'],
  ])('by %s', (_, columns, rows, mark) => {
    const chart = defaultChart(columns, rows);
    expect(chart.mark).toBe(mark);
    expect(() => compiled(resultSpec(chart, columns, rows, 600))).not.toThrow();
  });

  it.each(["f(x, 'y')", 'a "b"', "regexp_extract(label, '\\\\d+')", 'a.b[0]', '\\\\', 'a\\b'])(
    'draws the values of the column %s',
    async (name) => {
      const columns = [text(name), number('n')];
      const rows = [{ [name]: 'the value', n: 1 }];
      const { spec } = compiled(resultSpec(defaultChart(columns, rows), columns, rows, 600));
      const view = await new View(parse(spec), { renderer: 'none' }).runAsync();
      expect(await view.toSVG()).toContain('>the value<');
    },
  );

  it('takes any column name literally', () => {
    const columns = [text('a.b[0]'), number('round(x, 2)')];
    const spec = JSON.stringify(resultSpec(defaultChart(columns, []), columns, [], 600));
    expect(spec).toContain('a\\\\.b\\\\[0\\\\]');
  });

  it('gives way to the reader’s own specification, with the rows as its data', () => {
    const chart = { mark: 'bar' as const, x: null, y: null, color: null, spec: '{"mark":"tick"}' };
    expect(resultSpec(chart, [], [{ a: 1n }], 600)).toMatchObject({
      mark: 'tick',
      data: { values: [{ a: 1 }] },
    });
    expect(() => resultSpec({ ...chart, spec: '{' }, [], [], 600)).toThrow(/not JSON/);
    expect(() => resultSpec({ ...chart, spec: '[]' }, [], [], 600)).toThrow(/object/);
  });
});
