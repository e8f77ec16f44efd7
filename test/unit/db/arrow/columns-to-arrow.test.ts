import { beforeAll, describe, expect, it } from 'vitest';
import { columnsToArrow } from '../../../../src/db/arrow/columns-to-arrow';
import type { Column, ColumnType } from '../../../../src/domain/tables';
import { connectDuckDBWasm, type DuckDBConnection, select } from '../duckdb-wasm';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await connectDuckDBWasm();
});

const column = (type: ColumnType, name = 'cell'): Column => ({ name, type, meaning: '', nullable: true });
const encode = (type: ColumnType, values: readonly unknown[]) =>
  columnsToArrow([column(type)], values.length, () => values);

let tables = 0;
/** Through Arrow into DuckDB and out again. */
async function roundTrip(type: ColumnType, values: readonly unknown[]): Promise<unknown[]> {
  const name = `staging_${tables++}`;
  connection.insertArrowFromIPCStream(encode(type, values).ipc, { name, create: true });
  const { rows } = await select(connection, `SELECT cell::${type} AS cell FROM ${name}`);
  return rows.map(({ cell }) => cell);
}

describe('columns sent to DuckDB', () => {
  it.each<[ColumnType, unknown[]]>([
    ['VARCHAR', ['France', 'France', 'Côte d’Ivoire', '', "it's", '😀\n']],
    ['VARCHAR', ['France', null, '']],
    ['VARCHAR', [null, null]],
    ['VARCHAR[]', [['a', 'b'], [], null, ['é']]],
    ['TINYINT', [-128, 0, 127, null]],
    ['INTEGER', [-(2 ** 31), 2 ** 31 - 1, null]],
    ['DOUBLE', [0.1, -1e300, null]],
    ['BOOLEAN', [true, false, null]],
  ])('of %s come back as they were: %j', async (type, values) => {
    expect(await roundTrip(type, values)).toEqual(values);
  });

  it('keep more distinct texts than a dictionary may hold', async () => {
    const values = Array.from({ length: 5000 }, (_, index) => `text ${index}`);
    expect(await roundTrip('VARCHAR', values)).toEqual(values);
  });

  it('keep repeated texts at the limit of a dictionary', async () => {
    const values = Array.from({ length: 8192 }, (_, index) => `text ${index % 4096}`);
    expect(await roundTrip('VARCHAR', values)).toEqual(values);
  });

  it('say how many rows they have', () => {
    expect(encode('TINYINT', [1, 2, 3]).rows).toBe(3);
    expect(encode('VARCHAR', []).rows).toBe(0);
  });
});

describe('a value that does not fit', () => {
  it.each<[ColumnType, unknown, string]>([
    ['VARCHAR', 7, '7 as cell in row 2 is not a VARCHAR.'],
    ['VARCHAR[]', ['a', null], '["a",null] as cell in row 2 is not a VARCHAR[].'],
    ['VARCHAR[]', 'a', '"a" as cell in row 2 is not a VARCHAR[].'],
    ['TINYINT', 128, '128 as cell in row 2 is not a TINYINT.'],
    ['TINYINT', -129, '-129 as cell in row 2 is not a TINYINT.'],
    ['TINYINT', 1.5, '1.5 as cell in row 2 is not a TINYINT.'],
    ['TINYINT', '3', '"3" as cell in row 2 is not a TINYINT.'],
    ['TINYINT', 3n, '3 as cell in row 2 is not a TINYINT.'],
    ['INTEGER', 2 ** 31, '2147483648 as cell in row 2 is not a INTEGER.'],
    ['DOUBLE', '0.5', '"0.5" as cell in row 2 is not a DOUBLE.'],
    ['BOOLEAN', 'true', '"true" as cell in row 2 is not a BOOLEAN.'],
    ['BOOLEAN', undefined, 'undefined as cell in row 2 is not a BOOLEAN.'],
  ])('of %s is named, with its row: %s', (type, bad, message) => {
    expect(() => encode(type, [null, bad])).toThrow(message);
  });

  it('is shown in part where it is long', () => {
    expect(() => encode('TINYINT', ['x'.repeat(500)])).toThrow(/^"x{59}… as cell in row 1/);
  });

  it('is a missing one, in a column that may have none', () => {
    const required: Column = { name: 'model', type: 'VARCHAR', meaning: '' };
    expect(() => columnsToArrow([required], 2, () => ['m', null])).toThrow(
      'the value of model is missing in row 2.',
    );
  });
});
