import { describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../../src/charts/chart-spec';
import { assertDrawable } from '../../../src/charts/checked-spec';
import { toSvg } from './draw';

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    a: index,
    b: index * 1e6,
    m: `m${index % 7}`,
    id: `id${index}`,
  }));
const spec = (part: object, values: readonly object[] = rows(20)): ChartSpec =>
  ({ mark: 'bar', encoding: { x: { field: 'a' } }, data: { values }, ...part }) as unknown as ChartSpec;
const encoded = (channel: object) => ({ encoding: { x: { field: 'a' }, ...channel } });
const calculated = (calculate: string) => ({ transform: [{ calculate, as: 'c' }] });
const x = (part: object) => ({ encoding: { x: { field: 'a', type: 'quantitative', ...part } } });

describe('a specification that someone sent', () => {
  it.each<[string, object]>([
    ['a link built from the data', encoded({ href: { field: 'm' } })],
    ['a link of the mark', { mark: { type: 'point', href: 'https://example.org' } }],
    ['a link in its configuration', { config: { mark: { href: 'https://example.org' } } }],
    [
      'a link in a layer of a layer',
      { layer: [{ layer: [{ mark: 'bar', ...encoded({ href: { value: 'x' } }) }] }] },
    ],
    ['pictures', { mark: 'image', ...encoded({ url: { field: 'm' } }) }],
    ['one picture', { mark: { type: 'image', url: 'https://example.org/x.png' } }],
    ['a map', { mark: 'geoshape' }],
    ['data from an address', { data: { url: 'https://example.org/x.json' } }],
    [
      'data from an address in a lookup',
      { transform: [{ lookup: 'a', from: { key: 'a', data: { url: 'x.csv' } } }] },
    ],
    ['endless data', { layer: [{ mark: 'bar', data: { sequence: { start: 0, stop: 1e9 } } }] }],
    ['named data', { datasets: { x: [] } }],
    [
      'a field of its own',
      { params: [{ name: 'p', bind: { input: 'password', name: 'Enter your password' } }] },
    ],
    ['a field in the header', { params: [{ name: 'p', bind: { element: 'header', input: 'text' } }] }],
    ['any element of the page', { params: [{ name: 'p', bind: { element: '#app' } }] }],
    ['keys as events', { params: [{ name: 'p', select: { type: 'point', on: 'window:keydown' } }] }],
    ['a timer', { params: [{ name: 'p', select: { type: 'point', on: 'timer{10}' } }] }],
    [
      'events with expressions',
      { params: [{ name: 'p', select: { type: 'interval', zoom: 'wheel![event.x]' } }] },
    ],
    ['a paint from an address', { mark: { type: 'bar', fill: 'url(https://example.org/x.svg#a)' } }],
    ['the same, disguised', { mark: { type: 'bar', cursor: 'u\\72 l (https://example.org/x.png)' } }],
    ['a billion numbers', calculated('sequence(1e9)')],
    ['a billion times', calculated('timeSequence("millisecond", 0, 1e12)')],
    ['a billion blanks', calculated('pad("", 1e9)')],
    ['a padded format', x({ axis: { format: '0999999999d' } })],
    ['a padded format in an expression', calculated('format(datum.a, "0>999999999d")')],
    ['a made-up format in an expression', calculated('format(datum.a, datum.m)')],
    ['a regular expression', calculated('test(/(a+)+$/, datum.m)')],
    ['one as a text', calculated('regexp("(a+)+$")')],
    ['a replacement', calculated('replace(datum.m, "a", "b")')],
    ['what is under the pointer', { params: [{ name: 'p', expr: 'event.view' }] }],
    ['the scene', calculated('item.mark')],
    [
      'an expression in a condition',
      { encoding: { color: { condition: { test: 'sequence(1e9)', value: 'red' } } } },
    ],
    ['an expression in a composed filter', { transform: [{ filter: { not: { or: ['sequence(1e9)'] } } }] }],
    ['an expression in a label', x({ axis: { labelExpr: 'pad(datum.label, 1e9)' } })],
    ['an expression as a signal', x({ axis: { values: { signal: 'sequence(1e9)' } } })],
    [
      'a text that doubles',
      { transform: Array.from({ length: 30 }, () => ({ calculate: 'datum.c + datum.c', as: 'c' })) },
    ],
    ['ticks without end', x({ axis: { tickCount: 1e9 } })],
    ['ticks for each millisecond', x({ type: 'temporal', axis: { tickCount: 'millisecond' } })],
    ['ticks by expression', x({ axis: { tickCount: { expr: '1e9' } } })],
    ['bins without end', x({ bin: { maxbins: 1e9 } })],
    ['the smallest bins', x({ field: 'b', bin: { step: 1e-9 } })],
    ['bins as a range', x({ scale: { bins: { start: 0, stop: 1e12, step: 1 } } })],
    ['a curve of a billion points', { transform: [{ density: 'a', steps: 1e9 }] }],
    ['a billion quantiles', { transform: [{ quantile: 'a', step: 1e-9 }] }],
    ['a billion keys', { transform: [{ impute: 'a', key: 'b', keyvals: { start: 0, stop: 1e9 } }] }],
    [
      'copies of copies of the rows',
      { transform: Array.from({ length: 9 }, () => ({ fold: ['a', 'b', 'a', 'b', 'a', 'b'] })) },
    ],
    ['a chart a million pixels wide', { width: 1e6 }],
    ['a chart of unbounded width', { width: { expr: '1e9' } }],
    ['scales with a base of one', x({ scale: { type: 'log', base: 1 } })],
    ['thousands of layers', { layer: Array.from({ length: 13_000 }, () => ({ mark: 'bar' })) }],
    ['formats of its own', { config: { customFormatTypes: true } }],
    ['options of the page', { usermeta: { embedOptions: {} } }],
    ['a prototype', JSON.parse('{"config": {"__proto__": {"x": 1}}}') as object],
  ])('cannot have %s', (_, part) => {
    expect(() => assertDrawable(spec(part))).toThrow(/^[A-Z“].{20,}\.$/s);
  });

  it.each([
    ['a facet of its rows', { facet: { field: 'id' } }],
    ['rows of charts', { encoding: { row: { field: 'id' } } }],
    ['every pair', { transform: [{ pivot: 'id', value: 'a' }] }],
    ['every gap', { encoding: { x: { field: 'a' }, y: { field: 'b', impute: { value: 0 } } } }],
  ])('cannot make thousands by %s', (_, part) => {
    expect(() => assertDrawable(spec(part, rows(5000)))).toThrow(/at most 100|up to 500/);
    expect(() => assertDrawable(spec(part, rows(50)))).not.toThrow();
  });

  it('of a hundred levels is too large', () => {
    let deep: object = { mark: 'bar' };
    for (let level = 0; level < 100_000; level++) deep = { layer: [deep] };
    expect(() => assertDrawable(spec(deep))).toThrow('too large');
  });

  it.each<[string, object]>([
    ['a sum', calculated('datum.a * 2 + 1')],
    ['a label', calculated("datum.m + ': ' + format(datum.a, '.1f') + ' (' + datum.id + ')'")],
    ['a regrouping', calculated("isValid(datum.a) && datum.a > 3 ? 'many' : lower(datum.m)")],
    [
      'a filter',
      { transform: [{ filter: 'datum.a > 3' }, { filter: { and: ['datum.a < 9', { field: 'a', gt: 4 }] } }] },
    ],
    ['zooming', { params: [{ name: 'zoom', select: 'interval', bind: 'scales' }] }],
    [
      'a choice by click',
      {
        params: [{ name: 'p', select: { type: 'point', on: 'click', fields: ['m'] } }],
        encoding: { x: { field: 'a' }, color: { condition: { param: 'p', field: 'm' }, value: 'grey' } },
      },
    ],
    ['bins', x({ bin: { step: 5 } })],
    ['ticks', x({ axis: { tickCount: 5, format: '.2f' } })],
    [
      'layers',
      {
        layer: [
          { mark: 'bar' },
          { mark: { type: 'rule', strokeDash: [2, 2] }, encoding: { x: { datum: 3 } } },
        ],
      },
    ],
    ['a facet', { facet: { field: 'm' }, spec: { mark: 'bar' }, encoding: undefined, mark: undefined }],
    ['its own few values', { layer: [{ mark: 'bar' }, { mark: 'rule', data: { values: [{ a: 3 }] } }] }],
    ['the name of its language', { $schema: 'https://vega.github.io/schema/vega-lite/v6.json' }],
  ])('can have %s', async (_, part) => {
    const own = spec(JSON.parse(JSON.stringify({ ...spec(part) })) as object);
    expect(() => assertDrawable(own)).not.toThrow();
    // Without a page, Vega cannot listen to one.
    if (!('params' in part)) expect(await toSvg(own)).toContain('<svg');
  });
});
