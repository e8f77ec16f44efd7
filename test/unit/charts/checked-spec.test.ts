import { describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../../src/charts/chart-spec';
import { assertDrawable } from '../../../src/charts/checked-spec';
import { calculated, HOSTILE_SPECS, x } from '../../support/hostile-specs';
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

describe('a specification that someone sent', () => {
  it.each(HOSTILE_SPECS)('cannot have %s', (_, part) => {
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
