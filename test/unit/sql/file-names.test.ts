import { expect, it } from 'vitest';
import { columnNames, tableNameOf } from '../../../src/sql/file-names';

it('columns get names that are unique and not empty', () => {
  expect(columnNames(['a', 'A', '', 'a', ' '])).toEqual(['a', 'A_2', 'column2', 'a_3', 'column4']);
});

it('a file gives its table a name that can be written without quotes', () => {
  expect(tableNameOf('Élections 2024 (final).csv', [])).toBe('elections_2024_final');
  expect(tableNameOf('2024.csv', [])).toBe('t_2024');
  expect(tableNameOf('models.csv', ['models'])).toBe('my_models');
  expect(tableNameOf('order.csv', [])).toBe('my_order');
  expect(tableNameOf('Страны (2).csv', [])).toBe('страны_2');
  expect(tableNameOf('???.csv', [])).toBe('my_table');
});
