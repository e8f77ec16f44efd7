import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parquetFileToArrow } from '../../../../src/db/workbench/parquet-file-to-arrow';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parquet-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The column `v` of a file that DuckDB writes. */
async function column(values: string) {
  const path = join(folder, 'file.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (SELECT * FROM (VALUES ${values}) AS t(v)) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  const bytes = readFileSync(path);
  const { ipc, rows } = await parquetFileToArrow(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  );
  const vector = tableFromIPC(ipc).getChild('v');
  expect(vector?.length).toBe(rows);
  return { type: String(vector?.type), values: Array.from(vector ?? [], String), vector };
}

it.each([
  ['(1::BIGINT), (NULL)', 'Int64', ['1', 'null']],
  ['(1::DOUBLE), (2)', 'Float64', ['1', '2']],
  ['(1.10::DECIMAL(4, 2))', 'Float64', ['1.1']],
  ['(true), (NULL)', 'Bool', ['true', 'null']],
  ["('é'), (''), (NULL)", 'Utf8', ['é', '', 'null']],
  ["('a'::ENUM ('a'))", 'Utf8', ['a']],
  ["(['a', NULL]), ([])", 'Utf8', ['["a",null]', '[]']],
  ["({'a': 1})", 'Utf8', ['{"a":1}']],
] as const)('%s keeps its type and values', async (values, type, expected) => {
  const read = await column(values);
  expect([read.type, read.values]).toEqual([type, expected]);
});

it('dates, microseconds and bytes arrive as they are', async () => {
  const dates = await column("(DATE '2024-02-29'), (NULL)");
  expect(dates.type).toBe('Date32<DAY>');
  expect(dates.vector?.get(0)).toBe(Date.UTC(2024, 1, 29));
  const times = await column("(TIMESTAMP '2024-01-01 12:34:56.123456'), (NULL)");
  expect(times.type).toBe('Timestamp<MICROSECOND>');
  expect(times.vector?.data[0]?.values[0]).toBe(BigInt(Date.UTC(2024, 0, 1, 12, 34, 56, 123)) * 1000n + 456n);
  expect(times.vector?.get(1)).toBeNull();
  const clock = await column("(TIME '01:02:03.000004'), (NULL)");
  expect([clock.type, clock.values]).toEqual(['Time64<MICROSECOND>', ['3723000004', 'null']]);
  const bytes = await column("('\\xFF\\x00'::BLOB)");
  expect([bytes.type, bytes.values]).toEqual(['Binary', ['255,0']]);
});
