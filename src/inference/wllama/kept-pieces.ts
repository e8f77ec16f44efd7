/** Model files in the browser's cache storage, in pieces, so that a download resumes where it stopped. */

import * as v from 'valibot';
import { cacheStorage } from '../../platform/kept-files';

const CACHE = 'value-action-lens/model-files';
const META = 'meta';

export interface PiecesMeta {
  /** Bytes of the whole file; null where the server did not say. */
  readonly total: number | null;
  /** The file's ETag or date on the server, to tell whether it has changed. */
  readonly validator: string;
  /** Bytes of each piece so far. */
  readonly pieces: readonly number[];
  readonly complete: boolean;
}

const BYTES = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const PIECES: v.GenericSchema<PiecesMeta> = v.pipe(
  v.object({
    total: v.nullable(BYTES),
    validator: v.string(),
    pieces: v.array(BYTES),
    complete: v.boolean(),
  }),
  v.check(
    ({ complete, total, pieces }) =>
      !complete || total === null || total === pieces.reduce((sum, bytes) => sum + bytes, 0),
  ),
);

export interface KeptFile extends PiecesMeta {
  readonly url: string;
}

function pieceUrl(url: string, piece: number | typeof META): string {
  const key = new URL(url);
  key.searchParams.set('lens-piece', String(piece));
  return key.href;
}

/** Null where there is none that can be read: then the file is downloaded from the start. */
async function readMeta(found: Response | undefined): Promise<PiecesMeta | null> {
  const meta: unknown = await found?.json().catch(() => null);
  return v.is(PIECES, meta) ? meta : null;
}

/** Null where this browser, or this kind of page, has no cache storage: a model then stays in memory. */
async function open(): Promise<Cache | null> {
  return (await cacheStorage())?.open(CACHE) ?? null;
}

export const keptPieces = {
  async meta(url: string): Promise<PiecesMeta | null> {
    return readMeta(await (await open())?.match(pieceUrl(url, META)));
  },

  /** @throws a DOMException named QuotaExceededError */
  async put(url: string, index: number, piece: Blob, meta: PiecesMeta): Promise<void> {
    const cache = await open();
    await cache?.put(pieceUrl(url, index), new Response(piece));
    await cache?.put(pieceUrl(url, META), Response.json(meta));
  },

  async finish(url: string, meta: PiecesMeta): Promise<void> {
    await (await open())?.put(pieceUrl(url, META), Response.json({ ...meta, complete: true }));
  },

  /** The pieces so far; null where one is missing. */
  async pieces(url: string, count: number): Promise<Blob[] | null> {
    const cache = await open();
    const found = await Promise.all(
      Array.from({ length: count }, async (_, index) => (await cache?.match(pieceUrl(url, index)))?.blob()),
    );
    return found.every((piece) => piece !== undefined) ? found : null;
  },

  async remove(url: string): Promise<void> {
    const cache = await open();
    if (!cache) return;
    const base = pieceUrl(url, META).replace(META, '');
    for (const request of await cache.keys()) if (request.url.startsWith(base)) await cache.delete(request);
  },

  /** Every file that is there, complete or partial. Creates no cache where there was none. */
  async list(): Promise<KeptFile[]> {
    const storage = await cacheStorage();
    if (!(await storage?.has(CACHE))) return [];
    const cache = await storage?.open(CACHE);
    if (!cache) return [];
    const files: KeptFile[] = [];
    for (const request of await cache.keys()) {
      const key = new URL(request.url);
      if (key.searchParams.get('lens-piece') !== META) continue;
      const meta = await readMeta(await cache.match(request));
      key.searchParams.delete('lens-piece');
      if (meta) files.push({ ...meta, url: key.href });
    }
    return files;
  },
};

export type KeptPieces = typeof keptPieces;
