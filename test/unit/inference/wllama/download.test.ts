import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { downloadModel } from '../../../../src/inference/wllama/download';
import type { KeptPieces, PiecesMeta } from '../../../../src/inference/wllama/kept-pieces';

/** Three and a half pieces of 16 MiB: what is kept is pieces, and the rest at a break. */
const FILE = Buffer.alloc(56 * 1024 * 1024);
for (let at = 0; at < FILE.length; at += 4096) FILE.writeUInt32LE(at, at);
FILE.write('GGUF', 0);

/** Like the browser's cache storage, but in memory. */
function memoryPieces() {
  const metas = new Map<string, PiecesMeta>();
  const blobs = new Map<string, Blob>();
  const kept: Omit<KeptPieces, 'list'> = {
    meta: async (url) => metas.get(url) ?? null,
    async put(url, index, piece, meta) {
      blobs.set(`${url} ${index}`, piece);
      metas.set(url, meta);
    },
    async finish(url, meta) {
      metas.set(url, { ...meta, complete: true });
    },
    async pieces(url, count) {
      const found = Array.from({ length: count }, (_, index) => blobs.get(`${url} ${index}`));
      return found.every((piece) => piece !== undefined) ? found : null;
    },
    async remove(url) {
      metas.delete(url);
      for (const key of [...blobs.keys()]) if (key.startsWith(`${url} `)) blobs.delete(key);
    },
  };
  return { kept: kept as KeptPieces, metas };
}

interface Behaviour {
  /** Bytes after which the connection breaks. */
  breakAfter?: number;
  etag?: string;
  ignoresRange?: boolean;
  /** Does not say how long the file is, and never stops sending. */
  endless?: boolean;
  body?: Buffer;
}

let server: Server;
let behaviour: Behaviour;
/** The Range header of each request, and null where there was none. */
let ranges: (string | null)[];
let url: string;

beforeEach(async () => {
  vi.stubGlobal('navigator', {});
  behaviour = {};
  ranges = [];
  server = createServer((request, response) => {
    const { breakAfter, etag = '"one"', ignoresRange = false, endless = false, body = FILE } = behaviour;
    const range = request.headers.range ?? null;
    ranges.push(range);
    if (endless) {
      const more = () => response.write(body, more);
      more();
      return;
    }
    const start = range && !ignoresRange ? Number(/bytes=(\d+)-/.exec(range)?.[1]) : 0;
    if (start >= body.length) {
      response.writeHead(416).end();
      return;
    }
    const rest = body.subarray(start);
    response.writeHead(start > 0 ? 206 : 200, {
      etag,
      'content-length': rest.length,
      ...(start > 0 ? { 'content-range': `bytes ${start}-${body.length - 1}/${body.length}` } : {}),
    });
    if (breakAfter === undefined) response.end(rest);
    else response.write(rest.subarray(0, breakAfter), () => setTimeout(() => request.socket.destroy(), 50));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/model.gguf`;
});
afterEach(() => {
  vi.unstubAllGlobals();
  server.close();
  server.closeAllConnections();
});

const load = (kept: KeptPieces, signal = new AbortController().signal, onProgress = (_: number) => {}) =>
  downloadModel(url, kept, { signal, onProgress: ({ loadedBytes }) => onProgress(loadedBytes ?? 0) });

const same = async (blob: Blob, expected = FILE) => Buffer.from(await blob.arrayBuffer()).equals(expected);

describe('the download of a model file', () => {
  it('resumes where the connection broke, and requests no byte twice', async () => {
    const { kept, metas } = memoryPieces();
    behaviour = { breakAfter: 20 * 1024 * 1024 };
    await expect(load(kept)).rejects.toMatchObject({ kind: 'network', message: /The part received is kept/ });
    const came = metas.get(url)?.pieces.reduce((sum, bytes) => sum + bytes, 0) ?? 0;
    expect(came).toBeGreaterThan(16 * 1024 * 1024);
    behaviour = {};
    expect(await same(await load(kept))).toBe(true);
    expect(ranges).toEqual([null, `bytes=${came}-`]);
    expect(await same(await load(kept))).toBe(true);
    expect(ranges).toHaveLength(2);
  });

  it('resumes where the reader stopped it', async () => {
    const { kept, metas } = memoryPieces();
    const controller = new AbortController();
    const stopped = load(kept, controller.signal, (bytes) => {
      if (bytes > 18 * 1024 * 1024) controller.abort();
    });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(metas.get(url)?.pieces.length).toBeGreaterThan(0);
    expect(await same(await load(kept))).toBe(true);
    expect(ranges[1]).toMatch(/^bytes=\d{8}-$/);
  });

  it('starts over where the file has changed', async () => {
    const { kept } = memoryPieces();
    behaviour = { breakAfter: 20 * 1024 * 1024 };
    await expect(load(kept)).rejects.toThrow();
    const other = Buffer.from(FILE);
    other.write('other', 100);
    behaviour = { etag: '"two"', body: other };
    expect(await same(await load(kept), other)).toBe(true);
    expect(ranges.at(-1)).toBeNull();
  });

  it('is not begun where the file is too large, and ends where it turns out to be', async () => {
    const { kept, metas } = memoryPieces();
    const most = (bytes: number) =>
      downloadModel(url, kept, { signal: new AbortController().signal, onProgress: () => {} }, bytes);
    await expect(most(FILE.length - 1)).rejects.toMatchObject({
      kind: 'out of memory',
      message: expect.stringContaining('This model is 59 MB, and this device has memory for about 59 MB'),
    });
    behaviour = { endless: true };
    await expect(most(40e6)).rejects.toThrow('has memory for about 40 MB');
    expect(metas.size).toBe(0);
  });

  it('starts over where the server does not send parts', async () => {
    const { kept } = memoryPieces();
    behaviour = { breakAfter: 20 * 1024 * 1024 };
    await expect(load(kept)).rejects.toThrow();
    behaviour = { ignoresRange: true };
    expect(await same(await load(kept))).toBe(true);
  });

  it('is complete where the page closed after its last piece', async () => {
    const { kept, metas } = memoryPieces();
    await load(kept);
    metas.set(url, { ...(metas.get(url) as PiecesMeta), complete: false });
    expect(await same(await load(kept))).toBe(true);
    expect(ranges).toEqual([null]);
    expect(metas.get(url)?.complete).toBe(true);
  });

  it('refuses a page about the model, and keeps nothing of it', async () => {
    const { kept, metas } = memoryPieces();
    behaviour = { body: Buffer.from('<!doctype html><title>A model</title>') };
    await expect(load(kept)).rejects.toMatchObject({ kind: 'bad model file' });
    expect(metas.size).toBe(0);
  });
});
