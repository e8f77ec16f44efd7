/**
 * Reads the header of a GGUF file: what the model is, before 500 MB of it are loaded.
 *
 * Source: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
import { InferenceError } from '../errors';

export interface GgufHead {
  readonly architecture: string;
  readonly name: string;
  readonly licence: string;
  /** Such as `Q4_K_M`; empty where the file does not say. */
  readonly quantisation: string;
  /** The context length that the model was trained with, in tokens. */
  readonly contextLength: number;
  readonly vocabulary: number;
  readonly tensors: number;
}

/** Enough for the metadata of vocabularies up to 256,000 tokens. */
const HEAD_BYTES = 16 * 1024 * 1024;

/** Many times what models have: a header that claims more is damaged. */
const MOST_ENTRIES = 4096;
const LONGEST_KEY = 1024;
/** Lists within lists. */
const DEEPEST = 4;
/** A tensor's name, shape and place take at least this many bytes of the file. */
const TENSOR_BYTES = 32;
/** Characters of a name or licence that are shown. */
const LONGEST_TEXT = 200;

const MAGIC = 0x46554747;
const STRING = 8;
const ARRAY = 9;
/** Bytes of each type by its number; 0 for those of variable length. */
const SIZES = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];

const FILE_TYPES: Readonly<Record<number, string>> = {
  0: 'F32',
  1: 'F16',
  2: 'Q4_0',
  3: 'Q4_1',
  7: 'Q8_0',
  8: 'Q5_0',
  9: 'Q5_1',
  10: 'Q2_K',
  11: 'Q3_K_S',
  12: 'Q3_K_M',
  13: 'Q3_K_L',
  14: 'Q4_K_S',
  15: 'Q4_K_M',
  16: 'Q5_K_S',
  17: 'Q5_K_M',
  18: 'Q6_K',
  32: 'BF16',
};

class Cursor {
  at = 0;
  constructor(private readonly view: DataView) {}

  /** What is left. */
  get left(): number {
    return this.view.byteLength - this.at;
  }
  skip(bytes: number): void {
    if (!(bytes <= this.left)) throw new RangeError('the file ends within its header');
    this.at += bytes;
  }
  u32(): number {
    const value = this.view.getUint32(this.at, true);
    this.at += 4;
    return value;
  }
  u64(): number {
    const value = Number(this.view.getBigUint64(this.at, true));
    this.at += 8;
    return value;
  }
  string(): string {
    const length = this.u64();
    const start = this.at;
    this.skip(length);
    return new TextDecoder().decode(new Uint8Array(this.view.buffer, this.view.byteOffset + start, length));
  }
  number(type: number): number {
    const start = this.at;
    this.skip(sizeOf(type));
    if (type === 0 || type === 7) return this.view.getUint8(start);
    if (type === 2) return this.view.getUint16(start, true);
    if (type === 4) return this.view.getUint32(start, true);
    if (type === 5) return this.view.getInt32(start, true);
    if (type === 6) return this.view.getFloat32(start, true);
    if (type === 10 || type === 11) return Number(this.view.getBigUint64(start, true));
    return Number.NaN;
  }
}

/** Bytes of a type of a fixed length. */
function sizeOf(type: number): number {
  const size = SIZES[type];
  if (!size) throw new RangeError(`there is no type ${type}`);
  return size;
}

type Entry = string | number | { readonly length: number };

function list(cursor: Cursor, depth: number): Entry {
  const of = cursor.u32();
  const length = cursor.u64();
  // An item takes a byte at least: a list that claims more items is not walked through.
  if (length > cursor.left) throw new RangeError('the file ends within a list');
  if (of === STRING) for (let index = 0; index < length; index++) cursor.skip(cursor.u64());
  else if (of !== ARRAY) cursor.skip(length * sizeOf(of));
  else if (depth === DEEPEST) throw new RangeError('lists are nested too deep');
  else for (let index = 0; index < length; index++) list(cursor, depth + 1);
  return { length };
}

function entry(cursor: Cursor): Entry {
  const type = cursor.u32();
  if (type === STRING) return cursor.string();
  return type === ARRAY ? list(cursor, 1) : cursor.number(type);
}

/** @param fileBytes of the whole file */
function read(bytes: ArrayBuffer, fileBytes: number): GgufHead {
  const cursor = new Cursor(new DataView(bytes));
  if (bytes.byteLength < 24 || cursor.u32() !== MAGIC)
    throw new InferenceError(
      'bad model file',
      'This is not a GGUF file. Choose a file that ends in .gguf; an address must lead to the file itself, not to a page about it.',
    );
  cursor.skip(4);
  const tensors = cursor.u64();
  const count = cursor.u64();
  if (tensors * TENSOR_BYTES > fileBytes) throw new RangeError('it claims more tensors than it has room for');
  if (count > MOST_ENTRIES) throw new RangeError(`it claims ${count} entries`);
  const entries = new Map<string, Entry>();
  for (let left = count; left > 0; left--) {
    const key = cursor.string();
    if (key.length > LONGEST_KEY) throw new RangeError('a key is too long');
    entries.set(key, entry(cursor));
  }
  const text = (key: string) => String(entries.get(key) ?? '').slice(0, LONGEST_TEXT);
  const architecture = text('general.architecture');
  const tokens = entries.get('tokenizer.ggml.tokens');
  return {
    architecture,
    name: text('general.name'),
    licence: text('general.license'),
    quantisation: FILE_TYPES[Number(entries.get('general.file_type') ?? -1)] ?? '',
    contextLength: Number(entries.get(`${architecture}.context_length`) ?? 0),
    vocabulary: typeof tokens === 'object' ? tokens.length : 0,
    tensors,
  };
}

/** @throws InferenceError of the kind `bad model file` */
export async function readGgufHead(file: Blob): Promise<GgufHead> {
  const bytes = await file.slice(0, HEAD_BYTES).arrayBuffer();
  try {
    return read(bytes, file.size);
  } catch (cause) {
    if (cause instanceof InferenceError) throw cause;
    throw new InferenceError(
      'bad model file',
      'The header of this GGUF file is damaged or cut off. Download it again.',
      {
        cause,
      },
    );
  }
}
