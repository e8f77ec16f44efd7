import { expect, it } from 'vitest';
import { literals } from '../../../src/sql/quote';
import { defused, defusedSql } from '../../../src/sql/spreadsheet-formulas';
import { connectDuckDBWasm } from '../db/duckdb-wasm';

const TEXTS = [
  '=1+1',
  ' =x',
  '+49',
  '+x',
  '-1',
  '-1.5e3',
  '-x',
  '@sum',
  '\tx',
  '\rx',
  '\nx',
  '＝1',
  'a;=b',
  'a\t@b',
  'a;;=b',
  'plain',
  '',
  "it's",
  '1e5',
  '.5',
  '-.5',
  '--1',
  '\ufeff=1',
  '\u00a0\u3000=1',
  '\u000b=1',
];

it('is the same in SQL as in JavaScript', async () => {
  const connection = await connectDuckDBWasm();
  const found = connection.query(
    `SELECT ${defusedSql('t')} AS safe FROM (SELECT unnest([${literals(TEXTS)}]) AS t)`,
  );
  const safe = Array.from(found.getChild('safe') ?? []);
  expect(safe).toEqual(TEXTS.map((text) => defused(text)));
});

it('changes what a spreadsheet would run, and nothing else', () => {
  expect(TEXTS.filter((text) => defused(text) !== text)).toEqual([
    '=1+1',
    ' =x',
    '+x',
    '-x',
    '@sum',
    '\tx',
    '\rx',
    '\nx',
    '＝1',
    'a;=b',
    'a\t@b',
    'a;;=b',
    '--1',
    '\ufeff=1',
    '\u00a0\u3000=1',
    '\u000b=1',
  ]);
});
