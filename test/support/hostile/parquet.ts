/** Parquet files that claim what is not there, written by hand. */

type Field = readonly [id: number, type: number, bytes: readonly number[]];

const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let left = BigInt(value);
  do {
    bytes.push(Number(left & 127n) | (left > 127n ? 128 : 0));
    left >>= 7n;
  } while (left > 0n);
  return bytes;
}
const int = (value: number | bigint) => varint(BigInt(value) * 2n);
const text = (value: string) => [...varint(value.length), ...new TextEncoder().encode(value)];
const list = (
  type: number,
  items: readonly (readonly number[])[],
  claimed: number | bigint = items.length,
) => [0xf0 | type, ...varint(claimed), ...items.flat()];

function struct(...fields: readonly Field[]): number[] {
  let last = 0;
  const bytes = fields.flatMap(([id, type, value]) => {
    const head = [((id - last) << 4) | type];
    last = id;
    return [...head, ...value];
  });
  return [...bytes, 0];
}

interface ParquetClaims {
  /** Of the file, and of its only part. */
  rows?: number | bigint;
  groupRows?: number | bigint;
  /** Of the column, and of its only page. */
  values?: number | bigint;
  pageValues?: number;
  /** 0 not packed, 2 gzip, 6 Zstandard. */
  codec?: number;
  encoding?: number;
  /** Bytes of the page, packed and not. */
  page?: readonly number[];
  size?: number;
  packed?: number;
  /** Where the column begins, and how long it is. */
  offset?: number;
  length?: number;
  /** Columns that the schema claims, and columns that it has. */
  children?: number;
  columns?: number;
  /** Groups around the column, one in the other. */
  groups?: number;
  /** 0 for a column without NULL, 1 with. */
  repetition?: number;
  /** Columns in the footer's list of them, as it claims. */
  listed?: number | bigint;
  footerBytes?: number;
}

const ENCODER = new TextEncoder();

/** One column `v` of four whole numbers, as far as it is not told otherwise. */
export function parquetClaiming(claims: ParquetClaims = {}): Uint8Array<ArrayBuffer> {
  const {
    rows = 4,
    groupRows = rows,
    values = rows,
    pageValues = Number(values),
    codec = 0,
    encoding = 0,
    page = [7, 0, 0, 0, 8, 0, 0, 0, 9, 0, 0, 0, 10, 0, 0, 0],
    size = page.length,
    packed = page.length,
    columns = 1,
    children = columns,
    groups = 0,
    repetition = 0,
    offset = 4,
  } = claims;
  const header = struct(
    [1, I32, int(0)],
    [2, I32, int(size)],
    [3, I32, int(packed)],
    [
      5,
      STRUCT,
      struct([1, I32, int(pageValues)], [2, I32, int(encoding)], [3, I32, int(3)], [4, I32, int(3)]),
    ],
  );
  const { length = header.length + page.length } = claims;
  const names = Array.from({ length: columns }, (_, index) => (columns === 1 ? 'v' : `v${index}`));
  const around = Array.from({ length: groups }, (_, index) => `g${index}`);
  const group = (name: string, within: number) =>
    struct([3, I32, int(0)], [4, BINARY, text(name)], [5, I32, int(within)]);
  const schema = [
    struct([4, BINARY, text('root')], [5, I32, int(groups > 0 ? 1 : children)]),
    ...around.map((name) => group(name, 1)),
    ...names.map((name) => struct([1, I32, int(1)], [3, I32, int(repetition)], [4, BINARY, text(name)])),
  ];
  const chunk = (name: string) =>
    struct(
      [2, I64, int(4)],
      [
        3,
        STRUCT,
        struct(
          [1, I32, int(1)],
          [2, LIST, list(I32, [int(encoding)])],
          [3, LIST, list(BINARY, [...around, name].map(text))],
          [4, I32, int(codec)],
          [5, I64, int(values)],
          [6, I64, int(size)],
          [7, I64, int(length)],
          [9, I64, int(offset)],
        ),
      ],
    );
  const part = struct(
    [1, LIST, list(STRUCT, names.map(chunk), claims.listed)],
    [2, I64, int(size)],
    [3, I64, int(groupRows)],
  );
  const footer = struct(
    [1, I32, int(1)],
    [2, LIST, list(STRUCT, schema)],
    [3, I64, int(rows)],
    [4, LIST, list(STRUCT, [part])],
  );
  const { footerBytes = footer.length } = claims;
  const tail = new DataView(new ArrayBuffer(4));
  tail.setUint32(0, footerBytes, true);
  const magic = ENCODER.encode('PAR1');
  return Uint8Array.from([...magic, ...header, ...page, ...footer, ...new Uint8Array(tail.buffer), ...magic]);
}

/** A footer of lists in lists, each of which claims as much as a library might make room for. */
export function nestedFooter(depth: number): Uint8Array<ArrayBuffer> {
  const footer = [0x19, ...Array.from({ length: depth }, () => [0xf9, ...varint(30_000_000)]).flat()];
  const tail = new DataView(new ArrayBuffer(4));
  tail.setUint32(0, footer.length, true);
  const magic = ENCODER.encode('PAR1');
  return Uint8Array.from([...magic, ...footer, ...new Uint8Array(tail.buffer), ...magic]);
}

const many = 50_000_001;
/** A run of so many equal values. */
export const run = (length: number, value: number) => [...varint(length * 2), value];

/** What each claims, and what is said of it. */
export const HOSTILE_PARQUET: readonly (readonly [
  claim: string,
  file: () => Uint8Array<ArrayBuffer>,
  says: RegExp,
])[] = [
  [
    '2^40 rows in its footer alone',
    () => parquetClaiming({ rows: 2n ** 40n, groupRows: 4, values: 4 }),
    /claims 1,099,511,627,776 rows, and its parts have 4/,
  ],
  [
    '2^40 rows everywhere',
    () => parquetClaiming({ rows: 2n ** 40n }),
    /it has 1,099,511,627,776 rows of 1 columns; at most 50,000,000 cells/,
  ],
  ['2^62 rows', () => parquetClaiming({ rows: 2n ** 62n }), /it contains an impossible number/],
  ['more values than rows can have', () => parquetClaiming({ values: many }), /at most 50,000,000 cells/],
  [
    'a page of more values than its column',
    () => parquetClaiming({ pageValues: many }),
    /claim more values than its columns/,
  ],
  [
    'a page that unpacks to gigabytes',
    () => parquetClaiming({ codec: 2, size: 2_000_000_000 }),
    /unpacks to more than 512,000,000 bytes/,
  ],
  [
    'a page that is not all there',
    () => parquetClaiming({ size: 1_000_000 }),
    /a page is shorter than it claims/,
  ],
  [
    'a page beyond its column',
    () => parquetClaiming({ packed: 1_000_000, size: 1_000_000 }),
    /a page extends beyond its column/,
  ],
  ['a column beyond the file', () => parquetClaiming({ offset: 1_000_000 }), /a column lies outside of it/],
  ['a column without end', () => parquetClaiming({ length: 2 ** 40 }), /a column lies outside of it/],
  ['3,000 columns', () => parquetClaiming({ columns: 3000 }), /it has 3,000 columns; at most 2,000 are read/],
  [
    'columns that are not there',
    () => parquetClaiming({ children: 2_000_000_000 }),
    /its columns do not add up/,
  ],
  [
    'more columns than a part of it has',
    () => parquetClaiming({ listed: 2n ** 40n }),
    /its footer cannot be read/,
  ],
  ['columns a thousand groups deep', () => parquetClaiming({ groups: 1000 }), /nested too deep/],
  ['a footer longer than the file', () => parquetClaiming({ footerBytes: 2 ** 31 }), /its footer is missing/],
  ['no footer', () => parquetClaiming({ footerBytes: 0 }), /its footer is missing/],
  ['lists in lists of millions', () => nestedFooter(20), /its footer cannot be read/],
  ['structures without end', () => nestedFooter(5000), /its footer cannot be read/],
  [
    'a run of a thousand million gaps',
    () => parquetClaiming({ repetition: 1, page: [9, 0, 0, 0, ...run(1e9, 0)] }),
    /cannot be read as Parquet/,
  ],
  [
    'a run of a thousand million choices',
    () => parquetClaiming({ encoding: 8, page: [1, ...run(1e9, 0)] }),
    /cannot be read as Parquet/,
  ],
  [
    'a Zstandard page of gigabytes',
    () =>
      parquetClaiming({
        codec: 6,
        page: [0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0x80, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        size: 100,
      }),
    /cannot be read as Parquet/,
  ],
  [
    'a Zstandard page of many blocks',
    () =>
      parquetClaiming({
        codec: 6,
        page: [
          0x28,
          0xb5,
          0x2f,
          0xfd,
          0,
          0x58,
          ...Array.from({ length: 99 }, () => [2, 0, 16, 7]).flat(),
          3,
          0,
          16,
          7,
        ],
        size: 100,
      }),
    /cannot be read as Parquet/,
  ],
];
