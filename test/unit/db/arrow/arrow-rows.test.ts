import { beforeAll, describe, expect, it } from 'vitest';
import { connectDuckDBWasm, type DuckDBConnection, select } from '../duckdb-wasm';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await connectDuckDBWasm();
});

async function value(sql: string): Promise<unknown> {
  return (await select(connection, `SELECT ${sql} AS value`)).rows[0]?.value;
}

describe('whole numbers', () => {
  it.each([
    ['9007199254740991::BIGINT', 9007199254740991],
    ['9007199254740992::BIGINT', 9007199254740992n],
    ['(-9007199254740993)::BIGINT', -9007199254740993n],
    ['18446744073709551615::UBIGINT', 18446744073709551615n],
    ['170141183460469231731687303715884105727::HUGEINT', 2n ** 127n - 1n],
    ["'-170141183460469231731687303715884105728'::HUGEINT", -(2n ** 127n)],
    ['(SELECT sum(n)::HUGEINT FROM range(4) AS r(n))', 6],
    ['127::TINYINT', 127],
  ])('%s is %s: a BigInt only where a number would lose digits', async (sql, expected) => {
    expect(await value(sql)).toBe(expected);
  });
});

describe('decimals', () => {
  it.each([
    ['1.25::DECIMAL(10, 2)', 1.25],
    ['(-0.05)::DECIMAL(4, 2)', -0.05],
    ['0::DECIMAL(4, 2)', 0],
    ['5::DECIMAL(9, 0)', 5],
    ['0.1::DECIMAL(38, 38)', 0.1],
    ['(-12345678901234567890.1234567890)::DECIMAL(38, 10)', '-12345678901234567890.1234567890'],
    ['0.0000000001234567890123456789::DECIMAL(38, 28)', '0.0000000001234567890123456789'],
  ])('%s is %s: a text only where a number would lose digits', async (sql, expected) => {
    expect(await value(sql)).toBe(expected);
  });
});

describe('dates and times', () => {
  it.each([
    ["DATE '2024-02-29'", '2024-02-29T00:00:00.000Z'],
    ["DATE '1969-12-31'", '1969-12-31T00:00:00.000Z'],
    ["TIMESTAMP '2024-02-29 12:34:56.789'", '2024-02-29T12:34:56.789Z'],
    ["TIMESTAMP '1500-01-01 00:00:00.5'", '1500-01-01T00:00:00.500Z'],
    ["'2024-01-01 00:00:01'::TIMESTAMP_S", '2024-01-01T00:00:01.000Z'],
    ["'2024-01-01 00:00:00.123'::TIMESTAMP_MS", '2024-01-01T00:00:00.123Z'],
    ["'2024-01-01 00:00:00.123456789'::TIMESTAMP_NS", '2024-01-01T00:00:00.123Z'],
    ["'2024-01-01 00:00:00+02'::TIMESTAMPTZ", '2023-12-31T22:00:00.000Z'],
  ])('%s is a Date in UTC', async (sql, expected) => {
    expect(await value(sql)).toEqual(new Date(expected));
  });

  it.each([
    ["TIME '12:34:56.789'", '12:34:56.789'],
    ["TIME '00:00:00'", '00:00:00'],
    ["TIME '24:00:00'", '24:00:00'],
  ])('%s is a text', async (sql, expected) => {
    expect(await value(sql)).toBe(expected);
  });
});

describe('nested values', () => {
  it.each([
    ['[1, NULL, 3]', [1, null, 3]],
    ['[]', []],
    ['[[1], NULL, []]', [[1], null, []]],
    ['[1, 2]::INTEGER[2]', [1, 2]],
    ["[DATE '2024-01-01']", [new Date('2024-01-01')]],
    ['[1.10::DECIMAL(4, 2)]', [1.1]],
    ["{'a': 1, 'b': NULL}", { a: 1, b: null }],
    ["[{'a': 9007199254740993}]", [{ a: 9007199254740993n }]],
    ["MAP {'a': 1, 'b': NULL}", { a: 1, b: null }],
    ["MAP {1: 'x'}", { 1: 'x' }],
    ['MAP {}', {}],
  ])('%s becomes plain', async (sql, expected) => {
    expect(await value(sql)).toEqual(expected);
  });

  it('keeps a struct field whose name objects already have', async () => {
    const struct = (await value("{'toString': 1, 'constructor': 2, 'toJSON': 3, 'toArray': 4}")) as object;
    expect(Object.entries(struct)).toEqual([
      ['toString', 1],
      ['constructor', 2],
      ['toJSON', 3],
      ['toArray', 4],
    ]);
  });

  it('loses no field of a struct without names', async () => {
    expect(Object.values((await value('row(7, 8)')) as object)).toEqual([7, 8]);
  });
});

describe('NULL and texts', () => {
  it.each([
    'INTEGER',
    'BIGINT',
    'DECIMAL(9, 2)',
    'DATE',
    'TIMESTAMP',
    'VARCHAR[]',
    'STRUCT(a INTEGER)',
    'BLOB',
  ])('NULL::%s is null', async (type) => {
    expect(await value(`NULL::${type}`)).toBeNull();
  });

  it('keeps texts of any script, and the empty one', async () => {
    expect(await value("['é', '😀', '中', '']")).toEqual(['é', '😀', '中', '']);
  });
});

describe('what a plain value cannot hold', () => {
  it.each([
    ["'a'::ENUM ('a', 'b')", 'ENUM'],
    ['INTERVAL 1 DAY', 'INTERVAL'],
    ["[{'a': 'x'::ENUM ('x')}]", 'ENUM'],
  ])('%s is refused, with the cast that helps', async (sql, type) => {
    await expect(value(sql)).rejects.toThrow(new RegExp(`value has the type ${type}.*value::VARCHAR`));
  });

  it.each([
    ['340282366920938463463374607431768211455::UHUGEINT', 2n ** 128n - 1n],
    ['123456789012345678901234567890::VARINT', 123456789012345678901234567890n],
    ["'infinity'::DATE", 'infinity'],
    ["DATE '290000-01-01'", '290000-01-01'],
    ["'infinity'::TIMESTAMP", 'infinity'],
  ])('%s is refused with the cast that helps, or right: never another value', async (sql, right) => {
    const shown = await value(sql).catch((error: Error) => error.message);
    expect(shown === right || /::VARCHAR/.test(String(shown)), `got ${String(shown)}`).toBe(true);
  });
});

describe('rows and columns', () => {
  it('numbers repeated names, so that no value is lost', async () => {
    const { rows, columns } = await select(connection, 'SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS "__proto__"');
    expect(columns.map(({ name }) => name)).toEqual(['a', 'a_2', 'a_2_2', '__proto___2']);
    expect(rows).toEqual([{ a: 1, a_2: 2, a_2_2: 3, __proto___2: 4 }]);
  });

  it('stops at the limit, across batches', async () => {
    const { rows } = await select(connection, 'SELECT n FROM range(5000) AS r(n) ORDER BY n', 3000);
    expect(rows).toHaveLength(3000);
    expect(rows.at(-1)).toEqual({ n: 2999 });
  });

  it('names the columns of a result without rows', async () => {
    const { rows, columns } = await select(connection, "SELECT 1 AS n, 'x' AS t LIMIT 0");
    expect(rows).toEqual([]);
    expect(columns).toEqual([
      { name: 'n', type: 'Int32' },
      { name: 't', type: 'Utf8' },
    ]);
  });
});
