import { afterEach, expect, it, vi } from 'vitest';
import type { GivenWasm } from '../../../../src/db/engine/given-wasm';
import { forgetWasm, giveWasm } from '../../../../src/db/engine/wasm';

afterEach(forgetWasm);

/** What a worker gets where the server sends these bytes, one at a time. */
async function given(bytes: readonly number[]) {
  vi.stubGlobal('fetch', async () => {
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    return new Response(body);
  });
  const told: GivenWasm[] = [];
  const worker = { postMessage: (message: GivenWasm) => told.push(message) } as unknown as Worker;
  await giveWasm(worker, new AbortController().signal);
  const [first] = told;
  if (!first) throw new Error('the worker was told nothing');
  const { wasm, gzipped } = first;
  const parts: number[] = [];
  await new Promise<void>((done) => {
    wasm.onmessage = ({ data }: MessageEvent<Uint8Array | null>) => {
      if (data) parts.push(...data);
      else done();
    };
  });
  wasm.close();
  return { gzipped, parts };
}

it.each([
  ['compressed', [0x1f, 0x8b, 8, 0, 1, 2], true],
  ['unzipped on its way', [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], false],
] as const)('WebAssembly, %s, is told in parts of one byte', async (_, bytes, gzipped) => {
  expect(await given(bytes)).toEqual({ gzipped, parts: bytes });
});

it.each([
  [[0x1f, 0x8b, 8, 0, 1], /cut off/],
  [[0x1f], /cut off/],
  [[...'<!doctype html>'].map((sign) => sign.charCodeAt(0)), /is not WebAssembly/],
] as const)('%j is refused', async (bytes, says) => {
  await expect(given(bytes)).rejects.toThrow(says);
});
