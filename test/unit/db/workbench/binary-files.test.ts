import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import {
  type Data,
  type DataType,
  Decimal,
  Field,
  Float16,
  IntervalDayTime,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
} from 'apache-arrow';
import { readParquet } from 'parquet-wasm/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textData } from '../../../../src/db/arrow/text-data';
import type { DecodedFile } from '../../../../src/db/types';
import { rowsOf } from '../../../../src/db/workbench/csv-sql';
import { arrowFileToArrow } from '../../../../src/db/workbench/file-to-arrow';
import { dropLeftViews, nameByFile } from '../../../../src/db/workbench/file-views';
import { importTable } from '../../../../src/db/workbench/import-table';
import { parquetFileToArrow } from '../../../../src/db/workbench/parquet-file';
import { typedArrow } from '../../../../src/db/workbench/typed-arrow';
import { connectDuckDBWasm, type DuckDBConnection } from '../duckdb-wasm';

let connection: DuckDBConnection;
let folder: string;
beforeAll(async () => {
  connection = await connectDuckDBWasm();
  connection.query("ATTACH ':memory:' AS mine; SET search_path = 'mine,memory.main'");
  folder = mkdtempSync(join(tmpdir(), 'parquet-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (file: Uint8Array) => readParquet(file).intoIPCStream();
const bytesOf = (path: string) => new Uint8Array(readFileSync(path)).buffer;

/** The table that a file becomes: types, and values as texts. */
async function made(decoded: DecodedFile) {
  await importTable(connection, { ...decoded, name: 't', file: 't.parquet' });
  const described = await rowsOf<{ column_name: string; column_type: string }>(
    connection,
    'DESCRIBE mine.main.t',
  );
  const rows = await rowsOf<{ cells: Iterable<string | null> }>(
    connection,
    `SELECT [${described.map(({ column_name: name }) => `"${name}"::VARCHAR`).join(', ')}] AS cells FROM mine.main.t`,
  );
  return {
    columns: described.map(({ column_name: name, column_type: type }) => `${name} ${type}`),
    rows: rows.map(({ cells }) => [...cells]),
  };
}

const fixture = async (name: string) =>
  made(await parquetFileToArrow(bytesOf(`test/fixtures/files/${name}.parquet`), read));

it.each([
  ['parquet_dec_0', ['id DECIMAL(20,0)'], [['12345678901234567890']]],
  ['parquet_dec_18', ['v DECIMAL(18,2)'], [['9007199254740993.01'], ['1.00']]],
  ['parquet_dec_38', ['v DECIMAL(38,3)'], [['12345678901234567890123456789012345.678'], ['0.001'], [null]]],
  [
    'parquet_dec_small',
    ['price DECIMAL(10,2)'],
    [['0.35'], ['19.99'], ['1.15'], ['0.07'], ['1234567.89'], [null]],
  ],
  ['parquet_interval', ['i INTERVAL', 'k INTEGER'], [['1 month 2 days', '1']]],
  ['parquet_json', ['j VARCHAR'], [['{"a": 12345678901234567890, "b": 1.10, "a": 2}'], ['null'], [null]]],
  ['parquet_json_scalars', ['j VARCHAR'], [['1'], ['2.50'], ['12345678901234567890']]],
  ['parquet_json_texts', ['j VARCHAR'], [['"x"'], ['"1"']]],
  ['parquet_list_dec', ['l DECIMAL(4,2)[]'], [['[0.35]']]],
  ['parquet_list_nan', ['l DOUBLE[]', 's STRUCT(x FLOAT)'], [['[nan, inf, 1.5]', "{'x': nan}"]]],
  [
    'parquet_list_ts',
    ['l TIMESTAMP[]', 's STRUCT(t TIMESTAMP, d DATE)'],
    [["['2024-01-02 03:04:05.000006']", "{'t': '2024-01-02 03:04:05', 'd': 2024-01-02}"]],
  ],
  [
    'parquet_map',
    ['m MAP(VARCHAR, INTEGER)', 'n MAP(INTEGER, VARCHAR)', 'o MAP(DATE, INTEGER)'],
    [['{k=1, j=2}', '{10=a, 2=b}', '{2024-01-02=1}']],
  ],
  ['parquet_map_struct', ['m MAP(STRUCT(a INTEGER), VARCHAR)'], [["{{'a': 1}=x, {'a': 2}=y}"]]],
  [
    'parquet_struct_blob',
    ['s STRUCT(b BLOB, t BLOB, n BIGINT)'],
    [["{'b': \\xFF, 't': abc, 'n': 9007199254740993}"]],
  ],
  ['parquet_time', ['a TIME', 'b TIME WITH TIME ZONE'], [['23:59:59.999999', '10:00:00+00']]],
  [
    'parquet_ts_ns',
    ['a TIMESTAMP_NS', 'b TIMESTAMP_NS'],
    [['1969-12-31 23:59:59.999999999', '2024-01-01 00:00:00.123456789']],
  ],
  ['parquet_tstz', ['a TIMESTAMP WITH TIME ZONE'], [['2024-07-01 10:00:00+00']]],
  ['parquet_ubig', ['v UBIGINT'], [['18446744073709551615'], ['9223372036854775808'], ['1'], [null]]],
  ['parquet_years', ['country VARCHAR', '2021 INTEGER', '2020 INTEGER'], [['France', '3', '2']]],
] as const)('%s keeps its types and values', async (name, columns, rows) => {
  expect(await fixture(name)).toEqual({ columns, rows });
});

it.each(['lz4_raw_refused_1', 'lz4_raw_refused_2'])('%s is read', async (name) => {
  const { columns, rows } = await fixture(name);
  expect(columns).toEqual(['t VARCHAR', 'i BIGINT']);
  expect(rows[1]?.[1]).toBe('1');
});

describe('what DuckDB writes', () => {
  it.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli'])(
    'is read as it was (%s), in both versions',
    async (codec) => {
      const instance = await DuckDBInstance.create(':memory:');
      const native = await instance.connect();
      await native.run(
        `CREATE TABLE t AS SELECT CASE WHEN i % 7 > 0 THEN i % 1000 END AS v, 'text ' || (i % 50) AS t, i % 2 = 0 AS b,
           [i, NULL] AS l, {'a': i::DOUBLE} AS s, to_days((i % 9)::INTEGER) + to_months((i % 3)::INTEGER) AS n, i::UTINYINT AS u
         FROM range(100) r(i), range(60)`,
      );
      const texts = 'SELECT CAST(COLUMNS(*) AS VARCHAR) FROM t';
      const expected = (await native.runAndReadAll(texts)).getRows();
      for (const version of ['V1', 'V2']) {
        const path = join(folder, `${version}.parquet`);
        await native.run(
          `COPY t TO '${path}' (FORMAT parquet, COMPRESSION ${codec}, PARQUET_VERSION ${version}, ROW_GROUP_SIZE 2048)`,
        );
        const { columns, rows } = await made(await parquetFileToArrow(bytesOf(path), read));
        expect(columns).toEqual([
          'v BIGINT',
          't VARCHAR',
          'b BOOLEAN',
          'l BIGINT[]',
          's STRUCT(a DOUBLE)',
          'n INTERVAL',
          'u UTINYINT',
        ]);
        expect(rows).toEqual(expected);
      }
      native.closeSync();
      instance.closeSync();
    },
  );

  it('is refused where it would be read wrong', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const native = await instance.connect();
    const path = join(folder, 'nested.parquet');
    await native.run(`COPY (SELECT [INTERVAL 1 MONTH] AS steps) TO '${path}'`);
    native.closeSync();
    instance.closeSync();
    await expect(parquetFileToArrow(bytesOf(path), read)).rejects.toThrow(/^its column steps .*\.duckdb/);
  });

  it('without rows keeps its columns', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const native = await instance.connect();
    const path = join(folder, 'empty.parquet');
    await native.run(`COPY (SELECT 1 AS a, 'x' AS b WHERE false) TO '${path}'`);
    native.closeSync();
    instance.closeSync();
    expect(await made(await parquetFileToArrow(bytesOf(path), read))).toEqual({
      columns: ['a INTEGER', 'b VARCHAR'],
      rows: [],
    });
  });
});

it('an Arrow file with the least HUGEINT is read, and others after it', async () => {
  const hugeint = arrowFileToArrow(
    bytesOf('test/fixtures/files/arrow_hugeint_min_poisons_later_imports.arrow'),
  );
  expect(await made(hugeint)).toEqual({
    columns: ['v HUGEINT', 'w HUGEINT'],
    rows: [['170141183460469231731687303715884105727', '-170141183460469231731687303715884105728']],
  });
  expect((await fixture('parquet_ubig')).rows).toHaveLength(4);
});

const texts = (values: readonly string[], fields: readonly Field[]) => {
  const schema = new Schema([...fields]);
  const data = makeData({
    type: new Struct(schema.fields),
    length: values.length,
    nullCount: 0,
    children: fields.map(() => textData(values)),
  });
  return arrowFileToArrow(
    new Uint8Array(tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), 'stream')).buffer,
  );
};
const typed = (type: string) => new Field('v', new Utf8(), true, new Map([['duckdb:type', type]]));

describe('a column that says what it was', () => {
  it.each([
    ["ENUM('a', 'b')", ['a', 'b'], "ENUM('a', 'b')"],
    ['HUGEINT', ['-170141183460469231731687303715884105728'], 'HUGEINT'],
    ['INTERVAL', ['1 month 2 days'], 'INTERVAL'],
    ["ENUM('a')", ['a', 'b'], 'VARCHAR'],
    ['INTEGER; DROP TABLE t', ['1'], 'VARCHAR'],
    ['mine.own', ['1'], 'VARCHAR'],
  ])('%s of %j', async (type, values, expected) => {
    const { columns, rows } = await made(texts(values, [typed(type)]));
    expect(columns).toEqual([`v ${expected}`]);
    expect(rows.flat()).toEqual(values);
  });
});

it('a file of DuckDB’s with the types of its columns gives them back, with their values', async () => {
  const types = [
    'BIT',
    'TIMETZ',
    'UUID',
    'INTERVAL',
    "ENUM('b', 'a')",
    'HUGEINT',
    'MAP(INTEGER, BIT)',
    'VARCHAR',
  ];
  const values = `('101', '12:00:00+02', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '1 month 2 days', 'a', 7, MAP {1: '01'::BIT}, 'x'),
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`;
  const cast = types.map((type, place) => `c${place}::${type} AS c${place}`);
  connection.query(
    `CREATE TABLE mine.typed AS SELECT ${cast.join(', ')} FROM (VALUES ${values}) AS t(${types.map((_, place) => `c${place}`)})`,
  );
  const select =
    'SELECT * REPLACE (c0::VARCHAR AS c0, c1::VARCHAR AS c1, c6::MAP(INTEGER, VARCHAR) AS c6) FROM mine.typed';
  const file = connection.useUnsafe((bindings, id) => bindings.runQuery(id, select));
  const typedFile = typedArrow(file, types);
  const { columns, rows } = await made(arrowFileToArrow(typedFile.buffer));
  const [described, told] = ['DESCRIBE mine.typed', 'SELECT COLUMNS(*)::VARCHAR FROM mine.typed'].map((sql) =>
    connection
      .query(sql)
      .toArray()
      .map((row) => Object.values(row.toJSON())),
  );
  expect(columns).toEqual(described?.map(([name, type]) => `${name} ${type}`));
  expect(rows).toEqual(told);
});

const oneValue = (type: DataType, data: ArrayBufferView) => {
  const schema = new Schema([new Field('v', type, true)]);
  const column = makeData({ type, length: 1, nullCount: 0, data } as never) as Data;
  const rows = makeData({ type: new Struct(schema.fields), length: 1, nullCount: 0, children: [column] });
  return made(
    arrowFileToArrow(
      new Uint8Array(tableToIPC(new Table(schema, [new RecordBatch(schema, rows)]), 'stream')).buffer,
    ),
  );
};

it.each([
  [new Decimal(2, 50, 256), Uint32Array.from([12345, 0, 0, 0, 0, 0, 0, 0]), 'VARCHAR', '123.45'],
  [new Decimal(2, 20, 256), new Uint32Array(8).fill(2 ** 32 - 1), 'DECIMAL(20,2)', '-0.01'],
  [new Float16(), Uint16Array.from([0x3e00]), 'FLOAT', '1.5'],
  [new Float16(), Uint16Array.from([0x8000]), 'FLOAT', '-0.0'],
  [new IntervalDayTime(), Int32Array.from([3, 1500]), 'INTERVAL', '3 days 00:00:01.5'],
] as const)(
  '%s, which DuckDB refuses or reads wrong, keeps its values',
  async (type, data, expected, value) => {
    expect(await oneValue(type, data)).toEqual({ columns: [`v ${expected}`], rows: [[value]] });
  },
);

it('columns of one name, or none, get names', async () => {
  const named = (name: string) => new Field(name, new Utf8(), true);
  const { columns } = await made(
    texts(['x'], [named('a'), named('A'), named(' '), named('2020'), named('a')]),
  );
  expect(columns).toEqual(['a VARCHAR', 'A_2 VARCHAR', 'column2 VARCHAR', '2020 VARCHAR', 'a_3 VARCHAR']);
});

it('a table can be read by the name of its file, which goes with it; other views stay', async () => {
  await made(texts(['x'], [new Field('v', new Utf8(), true)]));
  connection.query(
    'CREATE TABLE mine."größe" AS FROM mine.t; CREATE VIEW mine."a.b" AS SELECT v FROM mine.t',
  );
  await nameByFile(connection, 't', 'my "survey".csv');
  await nameByFile(connection, 'größe', 'Größe.csv');
  expect(await rowsOf(connection, `SELECT * FROM 'my "survey".csv'`)).toEqual([{ v: 'x' }]);
  const views = async () => {
    await dropLeftViews(connection);
    const listed = `SELECT view_name AS v FROM duckdb_views() WHERE database_name = 'mine' ORDER BY v`;
    return (await rowsOf<{ v: string }>(connection, listed)).map(({ v }) => v);
  };
  expect(await views()).toEqual(['Größe.csv', 'a.b', 'my "survey".csv']);
  connection.query('DROP TABLE mine.t');
  expect(await views()).toEqual(['Größe.csv', 'a.b']);
  connection.query('ALTER TABLE mine."größe" RENAME TO other');
  expect(await views()).toEqual(['a.b']);
});
