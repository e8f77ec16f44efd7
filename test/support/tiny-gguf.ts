/**
 * Writes a tiny language model with random weights as a GGUF file, so that tests can run real inference without a
 * download: llama architecture, a token per byte or pair of letters, a quarter of a megabyte. `npx tsx test/support/tiny-gguf.ts out.gguf`
 *
 * Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
import { writeFileSync } from 'node:fs';
import { seededRandom } from '../../src/domain/statistics/random';

const WIDTH = 32;
const HEADS = 2;
const FEED_FORWARD = 64;
const BLOCKS = 1;
const CONTEXT = 8192;
const ALIGNMENT = 32;

const U32 = 4;
const I32 = 5;
const F32 = 6;
const STRING = 8;
const ARRAY = 9;

class Writer {
  private readonly parts: Buffer[] = [];
  length = 0;

  bytes(part: Buffer): this {
    this.parts.push(part);
    this.length += part.length;
    return this;
  }
  u32(value: number): this {
    const part = Buffer.alloc(4);
    part.writeUInt32LE(value);
    return this.bytes(part);
  }
  u64(value: number): this {
    const part = Buffer.alloc(8);
    part.writeBigUInt64LE(BigInt(value));
    return this.bytes(part);
  }
  f32(value: number): this {
    const part = Buffer.alloc(4);
    part.writeFloatLE(value);
    return this.bytes(part);
  }
  string(text: string): this {
    const part = Buffer.from(text, 'utf8');
    return this.u64(part.length).bytes(part);
  }
  pad(): this {
    return this.bytes(Buffer.alloc((ALIGNMENT - (this.length % ALIGNMENT)) % ALIGNMENT));
  }
  done(): Buffer {
    return Buffer.concat(this.parts);
  }
}

interface Token {
  readonly text: string;
  readonly score: number;
  /** 1 normal, 2 unknown, 3 control, 6 byte. */
  readonly type: number;
}

/** The letters that English texts have most of, and the symbol for a space. */
const FREQUENT = [...'etaoinshrdlcumfpgy', '\u2581'];

/**
 * Three control tokens, a token for each byte, the printable characters of ASCII, the symbol for a space, and pairs of
 * frequent letters: these halve the length of prompts, and with it the time that they take.
 */
function vocabulary(): Token[] {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');
  const printable = bytes.slice(0x21, 0x7f).map((byte) => String.fromCharCode(byte));
  return [
    { text: '<unk>', score: 0, type: 2 },
    { text: '<s>', score: 0, type: 3 },
    { text: '</s>', score: 0, type: 3 },
    ...bytes.map((byte) => ({ text: `<0x${hex(byte)}>`, score: 0, type: 6 })),
    ...[...printable, '\u2581'].map((text) => ({ text, score: -2, type: 1 })),
    ...FREQUENT.flatMap((first) => FREQUENT.map((second) => ({ text: first + second, score: -1, type: 1 }))),
  ];
}

interface Tensor {
  readonly name: string;
  /** Fastest first. */
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

function tensors(tokens: readonly Token[], seed: number): Tensor[] {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const matrix = (name: string, columns: number, rows: number, scale = 1 / Math.sqrt(columns)): Tensor => ({
    name,
    shape: [columns, rows],
    data: Float32Array.from({ length: columns * rows }, () => normal() * scale),
  });
  const ones = (name: string): Tensor => ({ name, shape: [WIDTH], data: new Float32Array(WIDTH).fill(1) });
  /** Leaves dimension 0 of what is added to the stream at zero: it stays 1 from the embedding to the output. */
  const withoutFirstRow = (tensor: Tensor): Tensor => {
    tensor.data.fill(0, 0, tensor.shape[0]);
    return tensor;
  };
  const embedding = matrix('token_embd.weight', WIDTH, tokens.length, 1);
  const output = matrix('output.weight', WIDTH, tokens.length, 0.35);
  tokens.forEach(({ type, text }, row) => {
    const first = row * WIDTH;
    embedding.data[first] = 1;
    const likely = type === 1 && /[1-4"]/.test(text);
    // Digits are likelier than the rest, and about equally likely, so that the seed decides between them; quotes are
    // too, so that explanations are short.
    if (likely)
      for (let column = 1; column < WIDTH; column++)
        output.data[first + column] = (output.data[first + column] ?? 0) / 8;
    // Only printable characters are ever written: random bytes are not UTF-8. The third token ends an answer.
    output.data[first] = likely ? 6 : type === 1 ? 0 : row === 2 ? -2 : -1000;
  });
  const blocks = Array.from({ length: BLOCKS }, (_, block) => {
    const name = (part: string) => `blk.${block}.${part}.weight`;
    return [
      ones(name('attn_norm')),
      matrix(name('attn_q'), WIDTH, WIDTH),
      matrix(name('attn_k'), WIDTH, WIDTH),
      matrix(name('attn_v'), WIDTH, WIDTH),
      withoutFirstRow(matrix(name('attn_output'), WIDTH, WIDTH)),
      ones(name('ffn_norm')),
      matrix(name('ffn_gate'), WIDTH, FEED_FORWARD),
      matrix(name('ffn_up'), WIDTH, FEED_FORWARD),
      withoutFirstRow(matrix(name('ffn_down'), FEED_FORWARD, WIDTH)),
    ];
  });
  return [embedding, ...blocks.flat(), ones('output_norm.weight'), output];
}

/** The file's bytes; the same for the same seed. */
export function tinyGguf(seed = 7): Buffer {
  const tokens = vocabulary();
  const weights = tensors(tokens, seed);
  const entries: [key: string, write: (to: Writer) => void][] = [];
  const text = (key: string, value: string) => entries.push([key, (to) => to.u32(STRING).string(value)]);
  const whole = (key: string, value: number) => entries.push([key, (to) => to.u32(U32).u32(value)]);
  text('general.architecture', 'llama');
  text('general.name', 'Tiny random test model');
  text('general.license', 'mit');
  whole('general.file_type', 0);
  whole('llama.context_length', CONTEXT);
  whole('llama.embedding_length', WIDTH);
  whole('llama.block_count', BLOCKS);
  whole('llama.feed_forward_length', FEED_FORWARD);
  whole('llama.attention.head_count', HEADS);
  entries.push(['llama.attention.layer_norm_rms_epsilon', (to) => to.u32(F32).f32(1e-5)]);
  text('tokenizer.ggml.model', 'llama');
  const list = (key: string, type: number, write: (to: Writer, token: Token) => void) =>
    entries.push([
      key,
      (to) => {
        to.u32(ARRAY).u32(type).u64(tokens.length);
        for (const token of tokens) write(to, token);
      },
    ]);
  list('tokenizer.ggml.tokens', STRING, (to, token) => to.string(token.text));
  list('tokenizer.ggml.scores', F32, (to, token) => to.f32(token.score));
  list('tokenizer.ggml.token_type', I32, (to, token) => to.u32(token.type));
  whole('tokenizer.ggml.unknown_token_id', 0);
  whole('tokenizer.ggml.bos_token_id', 1);
  whole('tokenizer.ggml.eos_token_id', 2);

  const writer = new Writer().bytes(Buffer.from('GGUF')).u32(3).u64(weights.length).u64(entries.length);
  for (const [key, write] of entries) write(writer.string(key));
  let offset = 0;
  for (const { name, shape, data } of weights) {
    writer.string(name).u32(shape.length);
    for (const size of shape) writer.u64(size);
    writer.u32(0).u64(offset);
    offset += Math.ceil(data.byteLength / ALIGNMENT) * ALIGNMENT;
  }
  writer.pad();
  for (const { data } of weights) writer.bytes(Buffer.from(data.buffer)).pad();
  return writer.done();
}

const [, script, out] = process.argv;
if (script?.endsWith('tiny-gguf.ts') && out) writeFileSync(out, tinyGguf());
