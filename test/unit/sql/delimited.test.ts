import { describe, expect, it } from 'vitest';
import { parseDelimited, tableNameOf } from '../../../src/sql/delimited';

describe('a CSV file', () => {
  it.each([
    ['a,b\n1,2\n', [['1', '2']]],
    ['a;b\r\n1;2', [['1', '2']]],
    ['a\tb\n1\t', [['1', null]]],
    ['a|b\n1|"x|y"', [['1', 'x|y']]],
    ['a,b\n"it ""is"", so","two\nlines"\n', [['it "is", so', 'two\nlines']]],
    ['a,b\n"",\n', [['', null]]],
    ['\uFEFFa,b\n1,2', [['1', '2']]],
  ])('%j is read', (text, rows) => {
    expect(parseDelimited(text)).toEqual({ columns: ['a', 'b'], rows });
  });

  it('gets names that are unique and not empty', () => {
    expect(parseDelimited('a,A,,a\n1,2,3,4').columns).toEqual(['a', 'A_2', 'column3', 'a_3']);
  });

  it('is refused, saying where the error is', () => {
    expect(() => parseDelimited('a,b\n1,2\n1,2,3')).toThrow(/Row 3 has 3 cells instead of 2/);
    expect(() => parseDelimited('a,b\n"1,2')).toThrow(/quote is never closed \(row 2\)/);
    expect(() => parseDelimited('')).toThrow(/empty/);
  });

  it('gives its table a name that can be written without quotes', () => {
    expect(tableNameOf('Élections 2024 (final).csv', [])).toBe('elections_2024_final');
    expect(tableNameOf('2024.csv', [])).toBe('t_2024');
    expect(tableNameOf('models.csv', ['models'])).toBe('my_models');
    expect(tableNameOf('order.csv', [])).toBe('my_order');
    expect(tableNameOf('Страны (2).csv', [])).toBe('страны_2');
    expect(tableNameOf('???.csv', [])).toBe('my_table');
  });
});
