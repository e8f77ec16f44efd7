/** Heads of GGUF files that claim what is not there. */

const part = (bytes: number, write: (view: DataView) => void): Uint8Array => {
  const view = new DataView(new ArrayBuffer(bytes));
  write(view);
  return new Uint8Array(view.buffer);
};
const u32 = (value: number) => part(4, (view) => view.setUint32(0, value, true));
const u64 = (value: number | bigint) => part(8, (view) => view.setBigUint64(0, BigInt(value), true));
const raw = (text: string) => new TextEncoder().encode(text);
const text = (value: string) => [u64(value.length), raw(value)];

const STRING = 8;
const ARRAY = 9;
const HUGE = 2n ** 60n;

function head(
  entries: readonly (readonly Uint8Array[])[],
  { tensors = 0 as number | bigint, count = entries.length as number | bigint } = {},
): Blob {
  const parts = [raw('GGUF'), u32(3), u64(tensors), u64(count), ...entries.flat()];
  return new Blob([...parts, new Uint8Array(64)].map((bytes) => new Uint8Array(bytes)));
}

const named = (name: string, ...parts: readonly Uint8Array[]) => [...text(name), ...parts];
const listOf = (type: number, length: number | bigint, ...items: readonly Uint8Array[]) =>
  named('tokenizer.ggml.tokens', u32(ARRAY), u32(type), u64(length), ...items);

/** A list in a list in a list, each of one item. */
const nested = (depth: number) => Array.from({ length: depth }, () => [u32(ARRAY), u64(1)]).flat();

export const HOSTILE_GGUF: Readonly<Record<string, Blob>> = {
  'more entries than any model': head([], { count: HUGE }),
  'a few entries more than there are': head([named('a', u32(STRING), ...text('b'))], { count: 3000 }),
  'more tensors than the file has room for': head([], { tensors: HUGE }),
  'a list of texts without end': head([listOf(STRING, HUGE)]),
  'a list of numbers without end': head([listOf(4, HUGE)]),
  'a list of nothing known': head([listOf(77, 1)]),
  'lists within lists without end': head([named('a', u32(ARRAY), ...nested(5000))]),
  'a text longer than the file': head([named('a', u32(STRING), u64(HUGE))]),
  'a name longer than the file': head([[u64(HUGE), raw('a')]]),
  'a very long name': head([named('a'.repeat(5000), u32(4), u32(1))]),
  'a value of no known type': head([named('a', u32(99), u32(1))]),
};

/** One whose texts are long, as they may be. */
export const WORDY_GGUF = head([
  named('general.architecture', u32(STRING), ...text('llama')),
  named('general.name', u32(STRING), ...text('x'.repeat(100_000))),
  named('nested', u32(ARRAY), u32(ARRAY), u64(1), u32(4), u64(2), u32(1), u32(2)),
  listOf(STRING, 2, ...text('a'), ...text('b')),
]);
