import { describe, expect, it } from 'vitest';
import {
  address,
  chosen,
  group,
  listOf,
  named,
  names,
  oneOf,
  parsed,
  refined,
  text,
  textOrNone,
} from '../../../src/analysis/address';

const wholeNumber = parsed<number | null>(
  (written) => (/^\d+$/.test(written) ? Number(written) : null),
  String,
  (written) => `“${written}” is not a whole number.`,
  null,
);

const PAGE = address('/page', {
  colour: oneOf(['red', 'blue'], 'colour', 'red'),
  shape: oneOf(['round'], 'shape', null),
  sought: named('q', text),
  note: textOrNone,
  models: named('model', names(['one', 'two'])),
  facets: chosen({ fruit: listOf(['apple', 'pear'], 'fruit'), tree: listOf(['oak'], 'tree') }),
  bounds: group({ least: wholeNumber, most: wholeNumber }),
});

const DEFAULT = {
  colour: 'red',
  shape: null,
  sought: '',
  note: null,
  models: ['one', 'two'],
  facets: {},
  bounds: { least: null, most: null },
};

describe('an address', () => {
  it.each([
    ['', {}],
    ['colour=blue&shape=round', { colour: 'blue', shape: 'round' }],
    ['q=a+b%26c', { sought: 'a b&c' }],
    ['note=', { note: '' }],
    ['model=two&model=two&model=three', { models: ['two', 'three'] }],
    ['fruit=pear&tree=oak&fruit=apple&fruit=pear', { facets: { fruit: ['pear', 'apple'], tree: ['oak'] } }],
    ['most=20&least=3', { bounds: { least: 3, most: 20 } }],
    ['what=ever&facets=x&=&&%E0%A4%A', {}],
  ])('%s is read', (search, part) => {
    expect(PAGE.read(search)).toEqual({ state: { ...DEFAULT, ...part }, problems: [] });
  });

  it.each([
    ['colour=toString', {}, ['There is no colour “toString”.']],
    ['shape=', {}, ['There is no shape “”.']],
    ['fruit=fig&fruit=fig&fruit=pear', { facets: { fruit: ['pear'] } }, ['There is no fruit “fig”.']],
    ['tree=elm&least=-1', {}, ['There is no tree “elm”.', '“-1” is not a whole number.']],
  ])('%s is read without the parts that mean nothing, which it names', (search, part, problems) => {
    expect(PAGE.read(search)).toEqual({ state: { ...DEFAULT, ...part }, problems });
  });

  it('is written without defaults, in the order of its fields, and read back', () => {
    const { state } = PAGE.read('');
    const written = '/page?colour=blue&q=a+b&model=three&tree=oak&most=0';
    const other = {
      ...state,
      colour: 'blue' as const,
      sought: 'a b',
      models: ['three'],
      facets: { tree: ['oak'] },
      bounds: { least: null, most: 0 },
    };
    expect(PAGE.write({ ...state, models: [] })).toBe('/page');
    expect(PAGE.write(other)).toBe(written);
    expect(PAGE.read(written.slice('/page?'.length))).toEqual({ state: other, problems: [] });
  });

  it('takes a second step, and keeps the problems of both', () => {
    const read = refined(PAGE.read('colour=green'), ({ colour }) => ({
      state: colour.length,
      problems: ['Too short.'],
    }));
    expect(read).toEqual({ state: 3, problems: ['There is no colour “green”.', 'Too short.'] });
  });
});
