import { expect, it } from 'vitest';
import { literals } from '../../../src/sql/quote';
import { defused, defusedSql } from '../../../src/sql/spreadsheet-formulas';
import { connectDuckDBWasm } from '../db/duckdb-wasm';

const FORMULAS = [
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
];
const OTHERS = ['+49', '-1', '-1.5e3', 'plain', '', "it's", '1e5', '.5', '-.5'];

it('is the same in SQL as in JavaScript', async () => {
  const texts = [...FORMULAS, ...OTHERS];
  const connection = await connectDuckDBWasm();
  const found = connection.query(
    `SELECT ${defusedSql('t')} AS safe FROM (SELECT unnest([${literals(texts)}]) AS t)`,
  );
  expect(Array.from(found.getChild('safe') ?? [])).toEqual(texts.map((text) => defused(text)));
});

it.each(FORMULAS)('%j, which a spreadsheet would run, is changed', (text) => {
  expect(defused(text)).not.toBe(text);
});

it.each(OTHERS)('%j stays as it is', (text) => {
  expect(defused(text)).toBe(text);
});
