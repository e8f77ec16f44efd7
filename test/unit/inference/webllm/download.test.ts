import { beforeEach, describe, expect, it, vi } from 'vitest';
import { downloadWebllm } from '../../../../src/inference/webllm/download';
import { memoryCaches } from '../memory-caches';

const FOLDER = 'https://models.example/tiny/resolve/main/';
const LIBRARY = 'https://models.example/tiny.wasm';
const SHARD = 2000;

type File = Uint8Array<ArrayBuffer> | number | object;

const wasm = (...more: number[]) => new Uint8Array([0x00, 0x61, 0x73, 0x6d, 1, 0, ...more]);
const listed = (dataPath: string, nbytes: number) => ({ records: [{ dataPath, nbytes }] });
/** A complete model folder. */
const GOOD: Readonly<Record<string, File>> = {
  'mlc-chat-config.json': { tokenizer_files: ['tokenizer.json'] },
  'tiny.wasm': wasm(0, 0),
  'tensor-cache.json': { records: [0, 1].map((n) => ({ dataPath: `part_${n}.bin`, nbytes: SHARD })) },
  'tokenizer.json': {},
  'part_0.bin': new Uint8Array(SHARD),
  'part_1.bin': new Uint8Array(SHARD),
};

/** A body, or the status of a refusal. */
let files: Record<string, File>;
let asked: string[];

beforeEach(() => {
  files = { ...GOOD };
  asked = [];
  vi.stubGlobal('caches', memoryCaches());
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', async (url: string) => {
    const name = url.split('/').at(-1) ?? '';
    asked.push(name);
    const file = files[name] ?? 404;
    if (typeof file === 'number') return new Response('no', { status: file });
    return new Response(file instanceof Uint8Array ? file : JSON.stringify(file));
  });
});

const download = () =>
  downloadWebllm(FOLDER, LIBRARY, { signal: new AbortController().signal, onProgress: () => {} });

describe('a model in parts', () => {
  it('is fetched once, and known by its list of weights', async () => {
    const revision = await download();
    expect(revision).toMatch(/^sha256 of tensor-cache.json [0-9a-f]{12}$/);
    expect(asked.sort()).toEqual(Object.keys(GOOD).sort());
    asked = [];
    expect(await download()).toBe(revision);
    expect(asked).toEqual([]);
  });

  const page = new TextEncoder().encode('<html>');
  it.each<[file: string, answer: File, message: string]>([
    ['mlc-chat-config.json', 404, 'The model’s configuration is not at'],
    ['mlc-chat-config.json', page, 'is not JSON'],
    ['mlc-chat-config.json', new Uint8Array(17e6), 'is longer than 16 MB'],
    ['tiny.wasm', 404, 'The model’s library is not at'],
    ['tiny.wasm', page, 'is not a WebAssembly file'],
    ['tiny.wasm', wasm(), 'is not a WebAssembly file'],
    ['tensor-cache.json', { records: [1] }, 'lists no weights'],
    ['tensor-cache.json', listed('a.bin', 2 ** 60), 'lists no weights'],
    ['tensor-cache.json', listed('a.bin', 2 ** 40), 'a.bin would be 1100 GB'],
    ['tensor-cache.json', listed('http://127.0.0.1:9/a.bin', 9), 'outside its folder'],
    ['tensor-cache.json', listed('../a.bin', 9), 'outside its folder'],
    ['part_1.bin', 503, 'answered 503'],
    ['part_1.bin', new Uint8Array(SHARD + 1), 'is longer than the 2000 bytes'],
    ['part_1.bin', new Uint8Array(SHARD - 1), 'came with 1999 of 2000 bytes'],
  ])('is refused where %s is %s, and what was wrong is not kept', async (file, answer, message) => {
    files[file] = answer;
    await expect(download()).rejects.toThrow(message);
    expect(asked).not.toContain('a.bin');
    files[file] = GOOD[file] ?? 404;
    await download();
    expect(asked.filter((name) => name === file)).toHaveLength(2);
  });
});
