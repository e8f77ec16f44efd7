import { tableFromIPC } from 'apache-arrow';
import { readParquet } from 'parquet-wasm/node';
import { describe, expect, it } from 'vitest';
import { checkedParquet } from '../../../../src/db/arrow/parquet-claims';
import { parquetFileToArrow } from '../../../../src/db/workbench/parquet-file';
import { toParquet } from '../../../../src/exports/parquet';
import { HOSTILE_PARQUET, parquetClaiming, run } from '../../../support/hostile/parquet';

const read = (file: Uint8Array) => readParquet(file).intoIPCStream();
const valuesOf = async (file: Uint8Array<ArrayBuffer>) =>
  Array.from(tableFromIPC((await parquetFileToArrow(file.buffer, read)).ipc).getChildAt(0) ?? []);

describe('a Parquet file that claims no more than it has', () => {
  it('is read', async () => {
    expect(await valuesOf(parquetClaiming())).toEqual([7, 8, 9, 10]);
    const gaps = parquetClaiming({ repetition: 1, page: [2, 0, 0, 0, ...run(4, 0)] });
    expect(await valuesOf(gaps)).toEqual([null, null, null, null]);
  });
});

it('a file that this site packs is held to its bounds', async () => {
  const file = toParquet(
    ['v', 't'],
    Array.from({ length: 3000 }, (_, v) => ({ v, t: v % 3 ? 'one' : null })),
  );
  const bounds = { columns: 2, cells: 6000 };
  expect(checkedParquet(file, bounds).row_groups[0]?.columns[0]?.meta_data?.codec).toBe('SNAPPY');
  expect(() => checkedParquet(file, { ...bounds, cells: 5999 })).toThrow('at most 5,999 cells');
  expect(await valuesOf(new Uint8Array(file))).toHaveLength(3000);
});

describe('a Parquet file', () => {
  it.each(HOSTILE_PARQUET)(
    'that claims %s is refused before anything is made for it',
    async (_, file, says) => {
      await expect(parquetFileToArrow(file().buffer, read)).rejects.toThrow(says);
    },
  );

  it('is refused wherever it is cut off, or any of its bytes is another', async () => {
    const file = parquetClaiming();
    for (let end = 0; end < file.length; end++)
      await expect(parquetFileToArrow(file.slice(0, end).buffer, read)).rejects.toThrow(/^it is damaged/);
    for (let at = 0; at < file.length; at++)
      for (const byte of [0, 0x7f, 0xff]) {
        const other = file.slice();
        other[at] = byte;
        const result = await parquetFileToArrow(other.buffer, read).catch((error: Error) => error);
        if (result instanceof Error) expect(result.message.length).toBeGreaterThan(10);
        else expect(result.rows).toBe(4);
      }
  });
});
