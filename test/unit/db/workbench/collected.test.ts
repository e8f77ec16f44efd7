import { RecordBatch, Table, tableFromArrays, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { resultSet } from '../../../../src/db/arrow/result-set';
import { Collected } from '../../../../src/db/workbench/collected';

const tableOf = (texts: readonly (string | null)[]) =>
  new Table({ text: vectorFromArray(texts, new Utf8()) });

/** Rows with a text of so many letters each. */
function batchOf(rows: number, letters: number, from = 0): RecordBatch {
  const texts = Array.from({ length: rows }, (_, row) => String(from + row).padEnd(letters, 'x'));
  const [batch] = tableOf(texts).batches;
  if (!(batch instanceof RecordBatch)) throw new Error('no batch');
  return batch;
}

function collect(batches: readonly RecordBatch[], maxRows: number, maxBytes: number) {
  const collected = new Collected({ maxRows, maxBytes });
  let read = 0;
  for (const batch of batches) {
    read++;
    if (!collected.add(batch)) break;
  }
  const schema = batches[0]?.schema;
  if (!schema) throw new Error('no schema');
  return { ...collected.result(schema), read };
}

const LARGE = [batchOf(100, 1000), batchOf(100, 1000, 100), batchOf(100, 1000, 200)];

describe('the rows of a result', () => {
  it('are all there below both limits', () => {
    expect(collect(LARGE, 300, 1e6)).toMatchObject({
      rowCount: 300,
      truncated: false,
      tooLarge: false,
      read: 3,
    });
  });

  it('end at the limit of rows', () => {
    expect(collect(LARGE, 150, 1e6)).toMatchObject({
      rowCount: 150,
      truncated: true,
      tooLarge: false,
      read: 2,
    });
  });

  it('end where no more fit into the limit of bytes, and the rest of their memory is let go', () => {
    const { table, rowCount, bytes, ...others } = collect(LARGE, 300, 150_000);
    expect(others).toMatchObject({ truncated: true, tooLarge: true, read: 2 });
    expect(rowCount).toBeGreaterThan(130);
    expect(rowCount).toBeLessThan(150);
    expect(bytes).toBeLessThan(150_000);
    expect(tableToIPC(table).length).toBeLessThan(155_000);
    const buffers = table.batches.slice(1).map(({ data }) => data.children[0]?.values.buffer as ArrayBuffer);
    expect(buffers.map(({ byteLength }) => byteLength).filter((size) => size > 60_000)).toEqual([]);
    const rows = resultSet(table);
    expect(String(rows.value(rowCount - 1, 0)).slice(0, 3)).toBe(String(rowCount - 1));
  });

  it('are at least one, and none where others have filled the limit', () => {
    expect(collect(LARGE, 300, 10)).toMatchObject({ rowCount: 1, truncated: true, tooLarge: true, read: 1 });
    expect(collect(LARGE, 300, -5)).toMatchObject({ rowCount: 1, truncated: true, tooLarge: true, read: 1 });
  });

  it('that are empty count for nothing', () => {
    expect(collect([batchOf(0, 1), ...LARGE], 300, 1e6)).toMatchObject({ rowCount: 300, tooLarge: false });
  });
});

describe('the beginning of a value', () => {
  const table = new Table([
    ...tableOf(['ab', null, 'äöü😀'.repeat(100), '']).batches,
    batchOf(2, 50).slice(1, 2),
  ]);
  const rows = resultSet(table);

  it.each([
    [0, 5, 'ab'],
    [1, 5, null],
    [2, 3, 'äöü'],
    [2, 2, 'äö'],
    [3, 5, ''],
    [4, 4, '1xxx'],
  ])('in row %d, %d characters, is %j', (row, characters, start) => {
    expect(rows.text(row, 0, characters)).toBe(start);
    const whole = rows.text(row, 0);
    expect(whole === null ? null : String(whole).startsWith(String(start))).toBe(
      start === null ? null : true,
    );
  });

  it('is the whole where it is no text', () => {
    const numbers = resultSet(tableFromArrays({ n: Int32Array.from([7]) }));
    expect(numbers.text(0, 0, 1)).toBe('7');
  });
});
