/** Arrow streams that claim what is not there: ordinary ones, with numbers in them written over. */
import {
  type DataType,
  Dictionary,
  Field,
  Int32,
  List,
  makeData,
  Null,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';

/** A table of FlatBuffers whose fields can be found, to write over them. */
class Place {
  constructor(
    readonly view: DataView,
    readonly at: number,
  ) {}
  field(id: number): number {
    const list = this.at - this.view.getInt32(this.at, true);
    return this.at + this.view.getUint16(list + 4 + 2 * id, true);
  }
  /** Nought where it is left out. */
  long(id: number): number {
    const list = this.at - this.view.getInt32(this.at, true);
    const left = 4 + 2 * id >= this.view.getUint16(list, true) || this.field(id) === this.at;
    return left ? 0 : Number(this.view.getBigInt64(this.field(id), true));
  }
  table(id: number): Place {
    const place = this.field(id);
    return new Place(this.view, place + this.view.getUint32(place, true));
  }
  /** Where a list has its length; its items follow. */
  list(id: number): number {
    const place = this.field(id);
    return place + this.view.getUint32(place, true);
  }
}

interface Parts {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
  /** The messages in order: their own tables, those of their kind, and where their bodies are. */
  readonly messages: readonly {
    readonly message: Place;
    readonly header: Place;
    readonly length: number;
    readonly body: number;
  }[];
}

function partsOf(stream: Uint8Array): Parts {
  const bytes = new Uint8Array(stream);
  const view = new DataView(bytes.buffer);
  const messages: Parts['messages'][number][] = [];
  for (let at = 0; view.getInt32(at + 4, true) !== 0; ) {
    const length = at + 4;
    const start = at + 8;
    const message = new Place(view, start + view.getUint32(start, true));
    const header = message.table(2);
    const body = start + view.getInt32(length, true);
    messages.push({ message, header, length, body });
    at = body + message.long(3);
  }
  return { bytes, view, messages };
}

const ROWS = 4;
const numbers = () => vectorFromArray([7, 8, 9, 10], new Int32());
const texts = () => vectorFromArray(['a', 'b', null, 'd'], new Utf8());

/** Two columns of four rows, as a stream, with something written over. */
function lying(
  write: (parts: Parts) => void,
  table = new Table({ v: numbers(), t: texts() }),
): Uint8Array<ArrayBuffer> {
  const parts = partsOf(tableToIPC(table, 'stream'));
  write(parts);
  return parts.bytes;
}

/** What is written over in the message with the rows. */
const inRows = (write: (view: DataView, header: Place, body: number) => void, table?: Table) => () =>
  lying(({ view, messages }) => {
    const rows = messages.at(-1);
    if (rows) write(view, rows.header, rows.body);
  }, table);

const node = (index: number) => 4 + 16 * index;

const huge = 2n ** 40n;

const dictionary = () =>
  new Table({ v: vectorFromArray(['a', 'b', 'a', 'b'], new Dictionary(new Utf8(), new Int32())) });

/** A column within a column within a column. */
function nested(depth: number): Uint8Array<ArrayBuffer> {
  let type: DataType = new Int32();
  for (let level = 0; level < depth; level++) type = new Struct([new Field('a', type)]);
  const schema = new Schema([new Field('v', type)]);
  return new Uint8Array(tableToIPC(new Table(schema), 'stream'));
}

/** As many columns as that. */
function wide(columns: number): Uint8Array<ArrayBuffer> {
  const schema = new Schema(
    Array.from({ length: columns }, (_, index) => new Field(`v${index}`, new Int32())),
  );
  return new Uint8Array(tableToIPC(new Table(schema), 'stream'));
}

/** Columns that are all one and the same, each of which has as many within it, and so on: millions in a few bytes. */
function crowd(): Uint8Array<ArrayBuffer> {
  const each = (first: DataType) =>
    new Struct(
      Array.from({ length: 9 }, (_, index) => new Field(`c${index}`, index === 0 ? first : new Int32())),
    );
  let type: DataType = new Int32();
  for (let level = 0; level < 8; level++) type = each(type);
  const { bytes, view, messages } = partsOf(
    tableToIPC(new Table(new Schema([new Field('v', type)])), 'stream'),
  );
  const [head] = messages;
  if (!head) throw new Error('no schema');
  let list = head.header.list(1);
  for (let level = 0; level <= 8; level++) {
    const items = view.getUint32(list, true);
    const places = Array.from({ length: items }, (_, index) => list + 4 + 4 * index);
    const first = (places[0] ?? 0) + view.getUint32(places[0] ?? 0, true);
    for (const place of places) view.setInt32(place, first - place, true);
    list = new Place(view, first).list(5);
  }
  return bytes;
}

/** One part of a file, named in its footer over and over. */
function repeated(): Uint8Array<ArrayBuffer> {
  const part = (rows: number) => new Table({ v: vectorFromArray(new Int32Array(rows)) });
  const table = part(9000).concat(...Array.from({ length: 9 }, () => part(1)));
  const bytes = new Uint8Array(tableToIPC(table, 'file'));
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 10;
  const start = end - view.getInt32(end, true);
  const blocks = new Place(view, start + view.getUint32(start, true)).list(3);
  for (let index = 1; index < view.getUint32(blocks, true); index++)
    bytes.copyWithin(blocks + 4 + 24 * index, blocks + 4, blocks + 28);
  return bytes;
}

export const HOSTILE_ARROW: readonly (readonly [
  claim: string,
  file: () => Uint8Array<ArrayBuffer>,
  says: RegExp,
])[] = [
  [
    '2^40 rows',
    inRows((view, header) => view.setBigInt64(header.field(0), huge, true)),
    /columns are not equally long/,
  ],
  [
    '2^40 rows in each of its columns',
    inRows((view, header) => {
      const nodes = header.list(1);
      for (const at of [header.field(0), nodes + node(0), nodes + node(1)]) view.setBigInt64(at, huge, true);
    }),
    /1,099,511,627,776 rows or more of 2 columns; at most 50,000,000 cells/,
  ],
  [
    'a column of 2^40 values',
    inRows((view, header) => view.setBigInt64(header.list(1) + node(1), huge, true)),
    /shorter than it claims/,
  ],
  [
    'fewer rows than nought',
    inRows((view, header) => view.setBigInt64(header.field(0), -1n, true)),
    /does not say how many rows/,
  ],
  [
    '2^30 columns in its rows',
    inRows((view, header) => view.setUint32(header.list(1), 2 ** 30, true)),
    /cannot be read/,
  ],
  [
    'a column outside of it',
    inRows((view, header) => view.setBigInt64(header.list(2) + 4 + 16, huge, true)),
    /lies outside of it/,
  ],
  [
    'a column that is not all there',
    inRows((view, header) => view.setBigInt64(header.list(2) + 4 + 24, 8n, true)),
    /shorter than it claims/,
  ],
  [
    'texts beyond its end',
    inRows((view, header, body) => {
      const offsets = Number(view.getBigInt64(header.list(2) + 4 + 16 * 3, true));
      view.setInt32(body + offsets + 16, 2 ** 30, true);
    }),
    /shorter than it claims/,
  ],
  [
    'texts that go backwards',
    inRows((view, header, body) => {
      const offsets = Number(view.getBigInt64(header.list(2) + 4 + 16 * 3, true));
      view.setInt32(body + offsets + 4, -5, true);
    }),
    /shorter than it claims/,
  ],
  [
    'values that its dictionary does not have',
    inRows((view, header, body) => {
      const values = Number(view.getBigInt64(header.list(2) + 4 + 16, true));
      view.setInt32(body + values, 1_000_000, true);
    }, dictionary()),
    /shorter than it claims/,
  ],
  ['3,000 columns', () => wide(3000), /it has 3,000 columns; at most 2,000 are read/],
  ['columns a hundred deep', () => nested(100), /nested too deep/],
  ['millions of columns in a few bytes', crowd, /nested too deep/],
  ['one of its parts over and over', repeated, /its parts overlap/],
  [
    'a schema without end',
    () => lying(({ view, messages }) => view.setUint32(messages[0]?.header.list(1) ?? 0, 2 ** 31, true)),
    /cannot be read/,
  ],
  [
    'a message longer than the file',
    () => lying(({ view, messages }) => view.setInt32(messages[1]?.length ?? 0, 2 ** 30, true)),
    /cut off/,
  ],
  [
    'a body longer than the file',
    () => lying(({ view, messages }) => view.setBigInt64(messages[1]?.message.field(3) ?? 0, huge, true)),
    /cut off/,
  ],
  [
    'nothing, 2^40 times',
    () => {
      const schema = new Schema([new Field('v', new Null())]);
      const data = makeData({
        type: new Struct(schema.fields),
        length: 2 ** 26,
        children: [makeData({ type: new Null(), length: 2 ** 26 })],
      });
      return new Uint8Array(tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), 'stream'));
    },
    /67,108,864 rows or more/,
  ],
];

/** Those that are as they should be, of every kind of column. */
export const HONEST_ARROW: Readonly<Record<string, () => Table>> = {
  'numbers and texts': () => new Table({ v: numbers(), t: texts() }),
  'a dictionary': dictionary,
  lists: () =>
    new Table({ v: vectorFromArray([[1], [2, 3], null, []], new List(new Field('item', new Int32()))) }),
  'columns in columns': () =>
    new Table({
      v: vectorFromArray([{ a: 1 }, { a: 2 }, null, { a: 4 }], new Struct([new Field('a', new Int32())])),
    }),
  'truth values': () => new Table({ v: vectorFromArray([true, false, null, true]) }),
  dates: () => new Table({ v: vectorFromArray([new Date(0), null, new Date(1e12), new Date(5)]) }),
  nothing: () => new Table({ v: new Vector([makeData({ type: new Null(), length: ROWS })]) }),
};
