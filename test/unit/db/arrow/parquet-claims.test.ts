import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { checkedParquet } from '../../../../src/db/arrow/parquet-claims';
import { parquetFileToArrow } from '../../../../src/db/workbench/parquet-file-to-arrow';
import { toParquet } from '../../../../src/exports/parquet';
import { HOSTILE_PARQUET, parquetClaiming, run } from '../../../support/hostile/parquet';

const valuesOf = async (file: Uint8Array<ArrayBuffer>) =>
  Array.from(tableFromIPC((await parquetFileToArrow(file.buffer)).ipc).getChildAt(0) ?? []);

describe('a Parquet file that claims no more than it has', () => {
  it('is read', async () => {
    expect(await valuesOf(parquetClaiming())).toEqual([7, 8, 9, 10]);
    const gaps = parquetClaiming({ repetition: 1, page: [2, 0, 0, 0, ...run(4, 0)] });
    expect(await valuesOf(gaps)).toEqual([null, null, null, null]);
  });

  it.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli'])(
    'is read as DuckDB writes it (%s), in both versions',
    async (codec) => {
      const folder = mkdtempSync(join(tmpdir(), 'claims-'));
      const instance = await DuckDBInstance.create(':memory:');
      const connection = await instance.connect();
      for (const version of ['V1', 'V2']) {
        const path = join(folder, `${version}.parquet`);
        await connection.run(
          `COPY (SELECT CASE WHEN i % 7 > 0 THEN i % 1000 END AS v, 'text ' || (i % 50) AS t, i % 2 = 0 AS b,
                        [i, NULL] AS l, {'a': i::DOUBLE} AS s, repeat('x', 200) AS same
                 FROM range(30000) r(i)) TO '${path}'
           (FORMAT parquet, COMPRESSION ${codec}, PARQUET_VERSION ${version}, ROW_GROUP_SIZE 4096)`,
        );
        const values = await valuesOf(new Uint8Array(readFileSync(path)));
        expect(values.length).toBe(30_000);
        expect(values.slice(0, 9)).toEqual([null, 1n, 2n, 3n, 4n, 5n, 6n, null, 8n]);
      }
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true, force: true });
    },
  );
});

it('a file that this site packs is read by the library’s own means', async () => {
  const file = toParquet(
    ['v', 't'],
    Array.from({ length: 3000 }, (_, v) => ({ v, t: v % 3 ? 'one' : null })),
  );
  const bounds = { columns: 2, cells: 6000 };
  expect(checkedParquet(file, bounds, {}).row_groups[0]?.columns[0]?.meta_data?.codec).toBe('SNAPPY');
  expect(() => checkedParquet(file, { ...bounds, cells: 5999 }, {})).toThrow('at most 5,999 cells');
  expect(await valuesOf(new Uint8Array(file))).toHaveLength(3000);
});

describe('a Parquet file', () => {
  it.each(HOSTILE_PARQUET)(
    'that claims %s is refused before anything is made for it',
    async (_, file, says) => {
      await expect(parquetFileToArrow(file().buffer)).rejects.toThrow(says);
    },
  );

  it('is refused wherever it is cut off, or any of its bytes is another', async () => {
    const file = parquetClaiming();
    for (let end = 0; end < file.length; end++)
      await expect(parquetFileToArrow(file.slice(0, end).buffer)).rejects.toThrow(/^it is damaged/);
    for (let at = 0; at < file.length; at++)
      for (const byte of [0, 0x7f, 0xff]) {
        const other = file.slice();
        other[at] = byte;
        const read = await parquetFileToArrow(other.buffer).catch((error: Error) => error);
        if (read instanceof Error) expect(read.message.length).toBeGreaterThan(10);
        else expect(read.rows).toBe(4);
      }
  });
});
