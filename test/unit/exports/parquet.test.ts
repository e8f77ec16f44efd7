import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExactDate } from '../../../src/db/arrow/arrow-values';
import { toParquet } from '../../../src/exports/parquet';

let folder: string;
let instance: DuckDBInstance;
let duckdb: DuckDBConnection;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'exported-'));
  instance = await DuckDBInstance.create(':memory:');
  duckdb = await instance.connect();
});
afterAll(() => {
  duckdb.closeSync();
  instance.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

/** Rows and column types as DuckDB reads them from the file. */
async function readBack(columns: readonly string[], rows: readonly object[], declared?: readonly string[]) {
  const path = join(folder, 'exported.parquet');
  writeFileSync(path, Buffer.from(toParquet(columns, rows, declared)));
  const reader = await duckdb.runAndReadAll(`FROM read_parquet('${path}')`);
  const types = Object.fromEntries(
    reader.columnNames().map((name, index) => [name, String(reader.columnType(index))]),
  );
  return { rows: reader.getRowObjectsJS(), types };
}

const column = (values: readonly unknown[]) => values.map((value) => ({ value }));

async function expectSame(values: readonly unknown[], type: string) {
  const { rows, types } = await readBack(['value'], column(values));
  expect(rows).toEqual(column(values));
  expect(types.value).toBe(type);
}

describe('Parquet, as DuckDB reads it', () => {
  it.each([
    ['whole numbers', [1, -5, 0, 2 ** 31 - 1, -(2 ** 31) + 1], 'INTEGER'],
    ['numbers with gaps', [1, null, 3], 'INTEGER'],
    ['fractions', [0.1, -1e300, 5, null, 1 / 3, Number.MIN_VALUE], 'DOUBLE'],
    ['large whole numbers', [2 ** 40, -(2 ** 53) + 1, 7], 'DOUBLE'],
    ['what is not a number', [Number.POSITIVE_INFINITY, Number.NaN, 1.5], 'DOUBLE'],
    ['minus zero', [-0, 1], 'DOUBLE'],
    ['nothing known', [null, null], 'VARCHAR'],
    ['truth values', [true, false, null, true, true, false, true, false, true], 'BOOLEAN'],
    ['BigInts', [2n ** 62n, -5n, null], 'BIGINT'],
    ['texts', ['', 'a "b"\n, c', null, 'é 日本 🙂', "O'Neill"], 'VARCHAR'],
    [
      'dates',
      [new Date(Date.UTC(2025, 10, 4)), null, new Date(Date.UTC(1969, 6, 20, 20, 17, 40, 123))],
      'TIMESTAMP',
    ],
  ] as const)('%s', (_, values, type) => expectSame(values, type));

  it('integers of which only some need a BigInt', async () => {
    const { rows, types } = await readBack(['value'], column([5, 2n ** 60n, null, -(2 ** 40)]));
    expect(types.value).toBe('BIGINT');
    expect(rows).toEqual(column([5n, 2n ** 60n, null, -(2n ** 40n)]));
  });

  it('integers that fit no column type keep every digit, as text', async () => {
    const { rows, types } = await readBack(['value'], column([2n ** 63n, 5, -(2n ** 100n)]));
    expect(types.value).toBe('VARCHAR');
    expect(rows).toEqual(column([String(2n ** 63n), '5', String(-(2n ** 100n))]));
    const unsigned = [2n ** 64n - 1n, 2n ** 63n];
    expect((await readBack(['value'], column(unsigned))).rows).toEqual(column(unsigned.map(String)));
  });

  it.each([
    ['BIGINT', [1, null, 2n ** 60n], [1n, null, 2n ** 60n]],
    ['DOUBLE', [1, 2, Number.NaN], [1, 2, Number.NaN]],
    ['FLOAT', [0.5, null], [0.5, null]],
    ['TINYINT', [-128, 127], [-128, 127]],
    ['USMALLINT', [65535], [65535]],
    ['BOOLEAN', [true, null], [true, null]],
    ['DATE', [new Date('2024-02-29'), null], [new Date('2024-02-29'), null]],
    ['VARCHAR', [null, ''], [null, '']],
    ['INTEGER', [], []],
    ['DATE', [], []],
  ] as const)('the type %s, whatever the values are', async (type, values, expected) => {
    const { rows, types } = await readBack(['value'], column(values), [type]);
    expect(types.value).toBe(type);
    expect(rows).toEqual(column(expected));
  });

  it('microseconds, bytes, and what does not fit the type as text', async () => {
    const moment = new ExactDate(Date.UTC(2024, 0, 1, 12, 34, 56, 789), 123);
    const rows = [{ time: moment, bytes: new Uint8Array([0, 255]), day: '(infinity)' }];
    const back = await readBack(['time', 'bytes', 'day'], rows, ['TIMESTAMP', 'BLOB', 'DATE']);
    expect(back.types).toEqual({ time: 'TIMESTAMP', bytes: 'BLOB', day: 'VARCHAR' });
    const path = join(folder, 'exported.parquet');
    const texts = await duckdb.runAndReadAll(
      `SELECT time::VARCHAR, bytes::VARCHAR, day FROM read_parquet('${path}')`,
    );
    expect(texts.getRowsJS()).toEqual([['2024-01-01 12:34:56.789123', '\\x00\\xFF', '(infinity)']]);
  });

  it('undefined as NULL, lists and structs as JSON', async () => {
    const values = [['a', null, 'b "c"'], { n: 1, big: 2n ** 60n }, undefined];
    const { rows } = await readBack(['value', 'absent'], column(values));
    expect(rows).toEqual([
      { value: '["a",null,"b \\"c\\""]', absent: null },
      { value: `{"n":1,"big":"${2n ** 60n}"}`, absent: null },
      { value: null, absent: null },
    ]);
  });

  it('many rows, and none', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      id: index,
      share: index % 7 === 0 ? null : index / 3,
      name: `row ${index % 50}`,
    }));
    expect((await readBack(['id', 'share', 'name'], many)).rows).toEqual(many);
    expect((await readBack(['id', 'share'], [])).rows).toEqual([]);
  });
});
