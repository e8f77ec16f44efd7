/** A column of every type: two values, extremes where there are any, after which comes NULL. */
export const EVERY_TYPE: Readonly<Record<string, readonly [type: string, one: string, other: string]>> = {
  boolean: ['BOOLEAN', 'true', 'false'],
  tinyint: ['TINYINT', '-128', '127'],
  bigint: ['BIGINT', '-9223372036854775808', '9007199254740993'],
  ubigint: ['UBIGINT', '18446744073709551615', '0'],
  hugeint: ['HUGEINT', "'-170141183460469231731687303715884105728'", '1'],
  uhugeint: ['UHUGEINT', "'340282366920938463463374607431768211455'", '0'],
  bignum: ['BIGNUM', "'123456789012345678901234567890123456789012345'", "'-7'"],
  float: ['FLOAT', '0.1', '3.4028235e38'],
  double: ['DOUBLE', "'nan'", '1e-320'],
  infinite: ['DOUBLE', "'-inf'", '1e300'],
  decimal: ['DECIMAL(4,2)', '1.10', '-99.99'],
  long_decimal: ['DECIMAL(38,10)', "'1234567890123456789012345678.0123456789'", '0'],
  varchar: ['VARCHAR', "'a,\"b\" | ''c''' || chr(10) || 'ü😀'", "''"],
  marked: ['VARCHAR', "chr(65279) || 'a'", 'chr(65279)'],
  number_like: ['VARCHAR', "'007'", "'+49'"],
  uuid: ['UUID', "'00000000-0000-0000-0000-000000000001'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'"],
  blob: ['BLOB', "'\\xAA\\x00b'", "''"],
  bit: ['BIT', "'101'", "'0000000000001'"],
  date: ['DATE', "'0044-03-15 (BC)'", "'infinity'"],
  time: ['TIME', "'23:59:59.999999'", "'00:00:00'"],
  timetz: ['TIMETZ', "'12:00:00+02'", "'00:00:00-11:30'"],
  timestamp: ['TIMESTAMP', "'9999-12-31 23:59:59.999999'", "'-infinity'"],
  early: ['TIMESTAMP', "'1677-01-01 00:00:00.123456'", "'1969-12-31 23:59:59.999999'"],
  timestamp_s: ['TIMESTAMP_S', "'2024-01-01 00:00:01'", "'1970-01-01 00:00:00'"],
  timestamp_ms: ['TIMESTAMP_MS', "'2024-01-01 00:00:01.5'", "'1970-01-01 00:00:00'"],
  timestamp_ns: ['TIMESTAMP_NS', "'2024-01-01 00:00:01.123456789'", "'1970-01-01 00:00:00'"],
  timestamptz: ['TIMESTAMPTZ', "'2024-07-01 12:00:00+02'", "'2024-01-01 00:00:00.000001+00'"],
  interval: ['INTERVAL', "'1 month 2 days 00:00:03.000004'", "'-1 year'"],
  enumeration: ["ENUM('a', 'b,c''d')", "'b,c''d'", "'a'"],
  list: ['INTEGER[]', '[1, NULL]', '[]'],
  days: ['DATE[]', "[DATE '2024-01-02']", '[NULL]'],
  moments: ['TIMESTAMP[]', "[TIMESTAMP '2024-01-02 03:04:05.000006']", '[]'],
  not_finite: ['DOUBLE[]', "['nan', 'inf', NULL]", '[0.1]'],
  texts: ['VARCHAR[][]', "[['a, b', 'c''d', ''], []]", "[['NULL', NULL]]"],
  pair: ['INTEGER[2]', '[1, 2]', '[NULL, 4]'],
  struct: [
    'STRUCT(a INTEGER, "b c" BLOB)',
    "{'a': 1, 'b c': '\\xAA\\x00b'::BLOB}",
    "{'a': NULL, 'b c': NULL}",
  ],
  map: ['MAP(INTEGER, VARCHAR)', "MAP {10: 'ten', 2: 'two'}", 'MAP {}'],
  keyed: ['MAP(STRUCT(a INTEGER), VARCHAR)', "MAP {{'a': 1}: 'x', {'a': 2}: 'y'}", 'MAP {}'],
  lists_as_keys: ['MAP(VARCHAR[], INTEGER)', "MAP {['a,b']: 1, ['a', 'b']: 2}", 'MAP {}'],
  spans: ['INTERVAL[]', '[INTERVAL 2 DAY]', '[]'],
};
export const TYPE_NAMES = Object.keys(EVERY_TYPE);

const rowOf = (place: 1 | 2) =>
  Object.entries(EVERY_TYPE).map(
    ([name, [type, ...values]]) => `CAST(${values[place - 1]} AS ${type}) AS ${name}`,
  );
/** One row of each value, and one of NULLs. */
export const EVERY_TYPE_SQL = `SELECT ${rowOf(1).join(', ')} UNION ALL SELECT ${rowOf(2).join(', ')} UNION ALL SELECT ${TYPE_NAMES.map(() => 'NULL').join(', ')}`;
