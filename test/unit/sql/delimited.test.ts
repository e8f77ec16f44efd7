import { describe, expect, it } from 'vitest';
import { parseDelimited, tableNameOf } from '../../../src/sql/delimited';

const BOUNDS = { columns: 10, cells: 100 };
const read = (text: string, bounds = BOUNDS) => parseDelimited(text, bounds);
const rowsOf = (text: string) => {
  const { columns, rows, cells } = read(text);
  return { columns, rows: Array.from({ length: rows }, (_, row) => cells.map((column) => column[row])) };
};

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
    expect(rowsOf(text)).toEqual({ columns: ['a', 'b'], rows });
  });

  it('gets names that are unique and not empty', () => {
    expect(read('a,A,,a\n1,2,3,4').columns).toEqual(['a', 'A_2', 'column3', 'a_3']);
  });

  it('is refused, saying where the error is', () => {
    expect(() => read('a,b\n1,2\n1,2,3')).toThrow(/Row 3 has 3 cells instead of 2/);
    expect(() => read('a,b\n"1,2')).toThrow(/quote is never closed \(row 2\)/);
    expect(() => read('')).toThrow(/empty/);
  });

  it('has its empty lines left out, and the header is the first that is none', () => {
    expect(rowsOf('\n\na,b\n\n1,2\n\n\n3,4\n\n')).toEqual({
      columns: ['a', 'b'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
    });
    expect(rowsOf('a\n\n1\n\n2')).toEqual({ columns: ['a'], rows: [['1'], ['2']] });
  });

  it('is read no further than its bounds', () => {
    expect(() => read(','.repeat(3_000_000))).toThrow('it has more than 10 columns');
    expect(() => read(`a,b\n${'1,2\n'.repeat(51)}`)).toThrow('it has more than 100 cells');
    expect(read(`a,b\n${'1,2\n'.repeat(50)}`).rows).toBe(50);
    expect(() => read(`a,b\n${','.repeat(3_000_000)}`)).toThrow('Row 2 has 3000001 cells instead of 2');
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
