import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/exports/csv';

/** Every row must have as many fields as the header; nothing is trimmed or skipped. */
const strictly = (text: string): string[][] =>
  parse(text, { relax_column_count: false, relax_quotes: false, skip_empty_lines: false, trim: false });

const HARD = [
  'plain',
  'a, comma',
  'a "quoted" word',
  '"',
  '""',
  'two\nlines',
  'two\r\nlines',
  'a lone \r return',
  ' spaces around ',
  '',
  'naïve — “typographic” × 日本語 🙂',
  '=1+1',
  "O'Neill; a\tb",
];

describe('CSV', () => {
  it('is read back exactly by a strict parser', () => {
    const columns = ['text', 'a "name", with\nall', 'last'];
    const rows = HARD.map((text, index) => ({ text, [columns[1] ?? '']: HARD.at(-1 - index), last: index }));
    const [head, ...read] = strictly(toCsv(columns, rows));
    expect(head).toEqual(columns);
    expect(read).toEqual(rows.map((row) => columns.map((column) => String(Reflect.get(row, column)))));
  });

  it('writes numbers in full, NULL as nothing, lists and structs as JSON', () => {
    const row = {
      number: 0.1 + 0.2,
      small: -1e-7,
      big: 12345678901234567890n,
      yes: true,
      none: null,
      missing: undefined,
      list: ['a "b"', 'c, d', null],
      struct: { key: 1n, other: 'x\ny' },
      day: new Date(Date.UTC(2025, 10, 4, 12, 30)),
    };
    const [, values = []] = strictly(toCsv(Object.keys(row), [row]));
    expect(values.slice(0, 6)).toEqual([
      '0.30000000000000004',
      '-1e-7',
      '12345678901234567890',
      'true',
      '',
      '',
    ]);
    expect(JSON.parse(values[6] ?? '')).toEqual(row.list);
    expect(JSON.parse(values[7] ?? '')).toEqual({ key: '1', other: 'x\ny' });
    expect(values[8]).toBe('2025-11-04T12:30:00.000Z');
  });

  it('takes only the named columns, in their order, and has a header even without rows', () => {
    expect(toCsv(['b', 'a'], [{ a: 1, b: 2, c: 3 }])).toBe('b,a\n2,1\n');
    expect(toCsv(['a', 'b'], [])).toBe('a,b\n');
  });

  it('keeps rows of one empty field', () => {
    expect(strictly(toCsv(['only'], [{ only: null }, { only: 'x' }, { only: null }]))).toEqual([
      ['only'],
      [''],
      ['x'],
      [''],
    ]);
  });

  it('distinguishes an empty text from NULL, and loses no line whose only cell is NULL', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          { a: '', b: null },
          { a: null, b: ', ' },
        ],
      ),
    ).toBe('a,b\n"",\n,", "\n');
    expect(toCsv(['a'], [{ a: null }, { a: 1 }])).toBe('a\n""\n1\n');
  });
});
