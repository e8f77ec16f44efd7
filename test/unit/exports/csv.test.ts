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

describe('CSV that is safe for spreadsheets', () => {
  const safe = (value: unknown) => strictly(toCsv(['a'], [{ a: value }], true))[1]?.[0];

  it.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\r=1', '\n=1', '  =1', '＝1+1', '=', '-', '-inf', '+a'])(
    'puts an apostrophe before %j',
    (text) => {
      expect(safe(text)).toBe(`'${text}`);
    },
  );

  it.each([
    ['a;=1+1', "a;'=1+1"],
    [';=1', ";'=1"],
    ['\t=1', "'\t'=1"],
    ['a\t@b;-1', "a\t'@b;'-1"],
  ])('also where a spreadsheet would begin a cell inside of %j', (text, defused) => {
    expect(safe(text)).toBe(defused);
  });

  it.each([-1.5, '-1.5', '+2', '-1e-7', '-.5', 1n, -12345678901234567890n, 'a=b', 'a -1', "'=1", '', 'a; b'])(
    'leaves %s as it is',
    (value) => {
      expect(safe(value)).toBe(String(value));
    },
  );

  it('defuses column names too, and leaves NULL empty', () => {
    expect(toCsv(['=a', 'b'], [{ '=a': null, b: '=c,d' }], true)).toBe('\'=a,b\n,"\'=c,d"\n');
  });

  it('is a choice: without it every text is as it is', () => {
    expect(toCsv(['=a'], [{ '=a': '=1+1' }])).toBe('=a\n=1+1\n');
  });
});
