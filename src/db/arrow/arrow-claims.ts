/** What an Arrow file says of itself, held to what there is, before anything is made for it. */
import { FlatTable } from './flat-table';

export interface ArrowBounds {
  readonly columns: number;
  readonly cells: number;
}

/** Columns within columns, and how many in all. */
const DEEPEST = 24;
const MOST_FIELDS = 10_000;
/** Pieces of columns. */
const MOST_PIECES = 2_000_000;

const SCHEMA = 1;
const DICTIONARY = 2;
const ROWS = 3;

const count = (number: number): string => number.toLocaleString('en-US');

interface Message {
  readonly type: number;
  readonly header: FlatTable;
  /** Bytes of its body, and where that ends. */
  readonly body: number;
  readonly end: number;
}

function damaged(what: string, cause?: unknown): RangeError {
  return new RangeError(`it is damaged: ${what}`, { cause });
}

/** Null at the end of a stream. */
function messageAt(bytes: Uint8Array, place: number): Message | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Since version 0.15 a mark stands before the length.
  const marked = place + 4 <= bytes.length && view.getInt32(place, true) === -1;
  const start = place + (marked ? 8 : 4);
  const length = start <= bytes.length ? view.getInt32(start - 4, true) : 0;
  if (length === 0) return null;
  if (length < 0 || length > bytes.length - start) throw damaged('it is cut off.');
  const message = FlatTable.root(bytes.subarray(start, start + length));
  const body = message.long(3);
  if (!(body >= 0 && body <= bytes.length - start - length)) throw damaged('it is cut off.');
  message.count(4);
  return { type: message.byte(1), header: message.table(2), body, end: start + length + body };
}

function* inStream(bytes: Uint8Array): Generator<Message> {
  for (let message = messageAt(bytes, 0); message; message = messageAt(bytes, message.end)) yield message;
}

const MARK = 'ARROW1';
/** A file ends with its footer, the footer's length, and its mark. */
const TAIL_BYTES = 4 + MARK.length;

function* inFile(bytes: Uint8Array): Generator<Message> {
  const end = bytes.length - TAIL_BYTES;
  const length = end > 0 ? new DataView(bytes.buffer, bytes.byteOffset + end, 4).getInt32(0, true) : 0;
  if (length <= 0 || length > end) throw damaged('it is cut off.');
  const footer = FlatTable.root(bytes.subarray(end - length, end));
  yield { type: SCHEMA, header: footer.table(1), body: 0, end: 0 };
  let bodies = 0;
  for (const [offset = Number.NaN] of [...footer.longs(2, 24, 0), ...footer.longs(3, 24, 0)]) {
    if (!(offset >= 0 && offset < bytes.length)) throw damaged('a part of it lies outside of it.');
    const message = messageAt(bytes, offset);
    if (!message) throw damaged('a part of it is missing.');
    bodies += message.body;
    if (bodies > bytes.length) throw damaged('its parts overlap.');
    yield message;
  }
}

/** Whether bytes begin as a file does; otherwise they are a stream. */
function isFile(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, MARK.length)) === MARK;
}

/** For each column, how many pieces it has: its own, and those of the columns within it. */
function piecesOf(schema: FlatTable, most: number): number[] {
  let fields = 0;
  const pieces = (field: FlatTable, depth: number): number => {
    if (++fields > MOST_FIELDS || depth > DEEPEST)
      throw new RangeError('its columns are nested too deep to be read.');
    field.count(6);
    const within = field.tables(5).reduce((sum, child) => sum + pieces(child, depth + 1), 0);
    // Of a column with a dictionary the rest is in the dictionary.
    return 1 + (field.has(4) ? 0 : within);
  };
  const columns = schema.tables(1);
  if (columns.length > most)
    throw new RangeError(`it has ${count(columns.length)} columns; at most ${count(most)} are read.`);
  schema.count(2);
  return columns.map((column) => pieces(column, 0));
}

/** @param pieces of each column; null for a dictionary, whose type is not looked up */
function assertBatch(batch: FlatTable, body: number, pieces: readonly number[] | null): number {
  if (batch.has(3))
    throw new RangeError(
      'its columns are compressed, which this page cannot read. Write it without compression, or as Parquet.',
    );
  const rows = batch.long(0);
  const nodes = batch.longs(1, 16, 0, 8);
  if (!(rows >= 0)) throw damaged('it does not say how many rows it has.');
  for (const [length = Number.NaN, nulls = 0] of nodes)
    if (!(length >= 0 && length <= rows + 8 * body && nulls <= length))
      throw damaged('a column is shorter than it claims.');
  for (const [offset = Number.NaN, length = 0] of batch.longs(2, 16, 0, 8))
    if (!(offset >= 0 && length >= 0 && offset + length <= body))
      throw damaged('a column lies outside of it.');
  let place = 0;
  for (const own of pieces ?? []) {
    if (nodes[place]?.[0] !== rows) throw damaged('its columns are not equally long.');
    place += own;
  }
  if (pieces && place !== nodes.length) throw damaged('its rows do not fit its columns.');
  return rows;
}

/**
 * @param bytes an Arrow file or stream
 * @throws RangeError continuing a sentence that begins with the file
 */
export function assertArrowClaims(bytes: Uint8Array, bounds: ArrowBounds): void {
  let columns: readonly number[] | null = null;
  let rows = 0;
  let pieces = 0;
  try {
    for (const { type, header, body } of isFile(bytes) ? inFile(bytes) : inStream(bytes)) {
      if (type === SCHEMA) columns = piecesOf(header, bounds.columns);
      else if (type === DICTIONARY) assertBatch(header.table(1), body, null);
      else if (type === ROWS && columns) {
        rows += assertBatch(header, body, columns);
        pieces += header.longs(1, 16).length;
      }
      if (rows * Math.max(1, columns?.length ?? 0) > bounds.cells)
        throw new RangeError(
          `it has ${count(rows)} rows or more of ${count(columns?.length ?? 0)} columns; at most ${count(bounds.cells)} cells are read. Leave some out.`,
        );
      if (pieces > MOST_PIECES)
        throw new RangeError(
          'it comes in too many small pieces to be read. Write it in larger ones, or as Parquet.',
        );
    }
  } catch (cause) {
    if (cause instanceof RangeError && cause.message.startsWith('it')) throw cause;
    throw damaged('it cannot be read.', cause);
  }
  if (!columns)
    throw new RangeError('it cannot be read as Arrow: it is damaged, cut off, or another kind of file.');
}
