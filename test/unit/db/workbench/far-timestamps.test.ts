import { tableFromIPC } from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { readParquet } from 'parquet-wasm/node';
import { expect, it } from 'vitest';
import { parquetFileToArrow } from '../../../../src/db/workbench/parquet-file';

const DAY_MS = 86_400_000;

/** As Spark writes timestamps: nanoseconds of the day, and the day of the Julian calendar. */
function int96Of(year: number, nanoseconds: bigint): Uint8Array {
  const view = new DataView(new ArrayBuffer(12));
  view.setBigInt64(0, nanoseconds, true);
  view.setInt32(8, new Date(0).setUTCFullYear(year) / DAY_MS + 2_440_588, true);
  return new Uint8Array(view.buffer);
}

function fileOf(years: readonly number[]): ArrayBuffer {
  const bytes = parquetWriteBuffer({
    codec: 'UNCOMPRESSED',
    columnData: [{ name: 'a', data: years.map((year) => int96Of(year, 1_000_001_000n)) }],
    schema: [
      { name: 'root', num_children: 1 },
      { name: 'a', type: 'FIXED_LEN_BYTE_ARRAY', type_length: 12, repetition_type: 'REQUIRED' },
    ],
  });
  // In the footer, the type INT96 in place of bytes of that length.
  const file = new Uint8Array(bytes);
  const footer = file.length - 8 - new DataView(bytes).getUint32(file.length - 8, true);
  for (let at = footer; at < file.length; at++)
    if (file[at] === 0x15 && file[at + 1] === 2 * 7) file[at + 1] = 2 * 3;
  return bytes;
}

it.each([
  [
    [9999, -43, 20_000, 2024],
    ['9999-01-01', '0044-01-01 (BC)', '20000-01-01', '2024-01-01'],
  ],
  [[2024, 1969], null],
])('timestamps of 96 bits in the years %j are texts only where one is far', async (years, days) => {
  const read = (file: Uint8Array) => readParquet(file).intoIPCStream();
  const { ipc, types } = await parquetFileToArrow(fileOf(years), read);
  const column = tableFromIPC(ipc).getChild('a');
  expect(types).toEqual(['TIMESTAMP']);
  if (days) expect([...(column ?? [])]).toEqual(days.map((day) => `${day} 00:00:01.000001`));
  else expect(String(column?.type)).toBe('Timestamp<NANOSECOND>');
});
