import { type Field, Message, Schema } from 'apache-arrow';
import { FileBlock, Footer } from 'apache-arrow/ipc/metadata/file';

/** In a column's metadata: DuckDB's type, where Arrow's says less. */
export const TYPE_KEY = 'duckdb:type';

/** An Arrow file is its mark, the schema as a message, the rows, and a footer that repeats the schema. */
const MARK = new TextEncoder().encode('ARROW1');
const START = 8;
/** Before a message, a sign and its length. */
const PREFIX = 8;

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

const withType = (field: Field, type: string | undefined): Field =>
  type === undefined ? field : field.clone({ metadata: new Map([...field.metadata, [TYPE_KEY, type]]) });

/**
 * An Arrow file whose columns say what DuckDB's types were. The rows stay as they are: the library does not know all
 * of their types.
 *
 * @param file as DuckDB writes it
 */
export function typedArrow(file: Uint8Array, types: readonly string[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tail = file.length - MARK.length - 4;
  const footerAt = tail - view.getInt32(tail, true);
  const footer = Footer.decode(file.subarray(footerAt, tail));
  const { fields, metadata, dictionaries } = footer.schema;
  const schema = new Schema(
    fields.map((field, place) => withType(field, types[place])),
    metadata,
    dictionaries,
  );

  const rowsAt = START + PREFIX + view.getInt32(START + 4, true);
  const message = Message.encode(Message.from(schema));
  const newRowsAt = START + PREFIX + aligned(message.length);
  const moved = ({ metaDataLength, bodyLength, offset }: FileBlock) =>
    new FileBlock(metaDataLength, bodyLength, offset + newRowsAt - rowsAt);
  const newFooter = Footer.encode(
    new Footer(
      schema,
      footer.version,
      Array.from(footer.recordBatches(), moved),
      Array.from(footer.dictionaryBatches(), moved),
    ),
  );

  const newFooterAt = newRowsAt + footerAt - rowsAt;
  const end = newFooterAt + newFooter.length;
  const bytes = new Uint8Array(end + 4 + MARK.length);
  const numbers = new DataView(bytes.buffer);
  bytes.set(MARK);
  numbers.setInt32(START, -1, true);
  numbers.setInt32(START + 4, aligned(message.length), true);
  bytes.set(message, START + PREFIX);
  bytes.set(file.subarray(rowsAt, footerAt), newRowsAt);
  bytes.set(newFooter, newFooterAt);
  numbers.setInt32(end, newFooter.length, true);
  bytes.set(MARK, end + 4);
  return bytes;
}
