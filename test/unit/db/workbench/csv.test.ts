import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csvImports } from './csv-imports';

const imported = csvImports();

const fixture = (name: string) =>
  imported(new Uint8Array(readFileSync(`test/fixtures/files/${name}`)) as Uint8Array<ArrayBuffer>, name);

describe('a text file is read as a person would', () => {
  it.each([
    ['csv_comma_in.tsv', ['a BIGINT', 'b, c VARCHAR'], [['1', '2, 3']]],
    [
      'csv_comment_lines.csv',
      ['name VARCHAR', 'points BIGINT'],
      [
        ['Ada', '3'],
        ['Bob', '4'],
      ],
    ],
    [
      'csv_header_commas_semicolon.csv',
      ['Model VARCHAR', 'Rate, mean, sd DOUBLE', 'Note, free text VARCHAR'],
      [
        ['A', '0.5', 'ok'],
        ['B', '0.7', 'fine'],
      ],
    ],
    [
      'csv_header_linebreak_semicolon.csv',
      ['Question\n(in words) VARCHAR', 'Score BIGINT', 'Note VARCHAR'],
      [
        ['Is it?', '3', 'x'],
        ['Why?', '4', 'y'],
      ],
    ],
    [
      'csv_no_header.csv',
      ['column0 BIGINT', 'column1 VARCHAR', 'column2 DOUBLE'],
      [
        ['1', 'Ada', '2.5'],
        ['2', 'Bob', '3.5'],
        ['3', 'Cy', '4.5'],
      ],
    ],
    ['csv_one_col_commas.txt', ['line VARCHAR'], [['hello, world'], ['bye']]],
    [
      'csv_plus_numbers.csv',
      ['phone VARCHAR', 'delta VARCHAR'],
      [
        ['+4930123', '+0.5'],
        ['+4940456', '-0.25'],
      ],
    ],
    [
      'csv_preamble.csv',
      ['name VARCHAR', 'points BIGINT'],
      [
        ['Ada', '3'],
        ['Bob', '4'],
      ],
    ],
    [
      'csv_quote_all_missing.csv',
      ['id BIGINT', 'score DOUBLE', 'day DATE'],
      [
        ['1', '3.5', '2024-01-02'],
        ['2', null, null],
        ['3', '4.25', '2024-02-03'],
      ],
    ],
    [
      'csv_sep_line.csv',
      ['name VARCHAR', 'points BIGINT'],
      [
        ['Ada', '3'],
        ['Bob', '4'],
      ],
    ],
    [
      'csv_sep_line_comma.csv',
      ['name VARCHAR', 'points BIGINT'],
      [
        ['Ada', '3'],
        ['Bob', '4'],
      ],
    ],
    [
      'csv_short_row.csv',
      ['a BIGINT', 'b BIGINT', 'c BIGINT'],
      [
        ['1', '2', '3'],
        ['4', '5', null],
      ],
    ],
    ['csv_single_column_gap.csv', ['score BIGINT'], [['1'], [null], ['3']]],
    [
      'csv_wide_years.csv',
      ['country VARCHAR', '2021 BIGINT', '2020 BIGINT', '2019 BIGINT'],
      [
        ['France', '3', '2', '1'],
        ['China', '6', '5', '4'],
      ],
    ],
  ])('%s', async (name, columns, rows) => {
    expect(await fixture(name)).toMatchObject({ columns, rows, broken: { count: 0 } });
  });

  it.each([
    ['a;b\r\n1;2', ['a BIGINT', 'b BIGINT'], [['1', '2']]],
    ['a|b\n1|"x|y"', ['a BIGINT', 'b VARCHAR'], [['1', 'x|y']]],
    ['a,b\n"it ""is"", so","two\nlines"\n', ['a VARCHAR', 'b VARCHAR'], [['it "is", so', 'two\nlines']]],
    ['\uFEFFa,b\n1,2', ['a BIGINT', 'b BIGINT'], [['1', '2']]],
    [
      'a,b\r\n1,2\n3,4\r\n',
      ['a BIGINT', 'b BIGINT'],
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a\r1\r2\r', ['a BIGINT'], [['1'], ['2']]],
    ['a,A,,a\n1,2,3,4', ['a BIGINT', 'A_1 BIGINT', 'column2 BIGINT', 'a_2 BIGINT'], [['1', '2', '3', '4']]],
    ['\n\na,b\n\n1,2\n\n', ['a BIGINT', 'b BIGINT'], [['1', '2']]],
    ['a,b\n', ['a VARCHAR', 'b VARCHAR'], []],
    [
      'id,n\n007,1\n8,""\n',
      ['id VARCHAR', 'n BIGINT'],
      [
        ['007', '1'],
        ['8', null],
      ],
    ],
    ['n\n12345678901234567890\n1\n', ['n VARCHAR'], [['12345678901234567890'], ['1']]],
    ['n\n12345678901234567.5\n1\n', ['n VARCHAR'], [['12345678901234567.5'], ['1']]],
    [
      'x,t\n1,1 2 3\n2,4 5 6\n',
      ['x BIGINT', 't VARCHAR'],
      [
        ['1', '1 2 3'],
        ['2', '4 5 6'],
      ],
    ],
    [
      'id,day\n1,01/02/2024\n2,13/02/2024\n',
      ['id BIGINT', 'day DATE'],
      [
        ['1', '2024-02-01'],
        ['2', '2024-02-13'],
      ],
    ],
    [
      "a,b\n'x, y',1\n'z',2\n",
      ['a VARCHAR', 'b BIGINT'],
      [
        ['x, y', '1'],
        ['z', '2'],
      ],
    ],
    [',2020,2021\nFrance,1,2\n', ['column0 VARCHAR', '2020 BIGINT', '2021 BIGINT'], [['France', '1', '2']]],
    [
      'France,2020\nChina,2021\n',
      ['column0 VARCHAR', 'column1 BIGINT'],
      [
        ['France', '2020'],
        ['China', '2021'],
      ],
    ],
    ['v\n5" pipe\n6" pipe\n', ['v VARCHAR'], [['5" pipe'], ['6" pipe']]],
    [
      '# c\na,b\n1,2\n# middle\n3,4\n',
      ['a BIGINT', 'b BIGINT'],
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
  ])('%j', async (text, columns, rows) => {
    expect(await imported(text)).toMatchObject({ columns, rows, broken: { count: 0 } });
  });
});

it('other encodings are told and read', async () => {
  const latin = Uint8Array.from([...'né,b\n1,2'].map((letter) => letter.charCodeAt(0)));
  expect(await imported(latin)).toMatchObject({
    columns: ['né BIGINT', 'b BIGINT'],
    encoding: 'Windows-1252',
  });
  const wide = new Uint8Array(
    Uint16Array.from([...'\uFEFFné,b\n1,2'].map((letter) => letter.charCodeAt(0))).buffer,
  );
  expect(await imported(wide)).toMatchObject({ columns: ['né BIGINT', 'b BIGINT'], encoding: 'UTF-16' });
});

describe('lines that do not fit', () => {
  it('are left out and counted', async () => {
    const long = await imported('a,b,c\n1,2,3\n4,5,6,7\n9,10,11\n');
    expect(long.rows).toEqual([
      ['1', '2', '3'],
      ['9', '10', '11'],
    ]);
    expect(long.broken).toEqual({ count: 1, first: [{ line: 3, problem: 'too many cells' }] });
    const last = await imported(`a;b;c\n${'1;02/01/2024;true\n'.repeat(40)}1;2;3;4;5\n`);
    expect(last.columns).toEqual(['a BIGINT', 'b DATE', 'c BOOLEAN']);
    expect(last.rows).toHaveLength(40);
    expect(last.broken.first).toEqual([{ line: 42, problem: 'too many cells' }]);
    const odd = await imported('"a","b"\n"1","x"y"\n"2","z"\n');
    expect(odd.rows).toEqual([['2', 'z']]);
    expect(odd.broken).toEqual({ count: 1, first: [{ line: 2, problem: 'text after a closing quote' }] });
  });

  it('because a quote is never closed are not lost', async () => {
    await expect(imported('a,b\n1,"x\ny"\n2,"unclosed\n3,4\n4,5\n')).rejects.toThrow(
      /quote is never closed, before “unclosed 3,4/,
    );
    const { rows } = await imported('a,b\n2,"unclosed\n3,4\n', 'a.csv', { quote: '', escape: '' });
    expect(rows).toEqual([
      ['2', '"unclosed'],
      ['3', '4'],
    ]);
  });
});

it('of too many columns is no text', async () => {
  await expect(imported(','.repeat(3000))).rejects.toThrow(/more than 2,000 columns/);
});

it('what is given is kept', async () => {
  const { columns, rows } = await imported('a;b,c\n1;2,3\n', 'x.csv', { delimiter: ',', header: false });
  expect(columns).toHaveLength(2);
  expect(rows).toEqual([
    ['a;b', 'c'],
    ['1;2', '3'],
  ]);
});
