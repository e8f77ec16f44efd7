/** WebLLM's own caches, read and filled by name: WebLLM finds what was stored there under its addresses. */
import { keepError } from '../http-errors';

export const WEBLLM_CACHES = {
  model: 'webllm/model',
  config: 'webllm/config',
  library: 'webllm/wasm',
} as const;

const NAMES = Object.values(WEBLLM_CACHES);

export async function isCached(cache: string, url: string): Promise<boolean> {
  return (await (await caches.open(cache)).match(url)) !== undefined;
}

/** @throws InferenceError of the kind `storage full` */
export async function putCached(cache: string, url: string, bytes: BlobPart, type: string): Promise<void> {
  try {
    const body = new Blob([bytes], { type });
    const headers = { 'Content-Type': type, 'Content-Length': String(body.size) };
    await (await caches.open(cache)).put(url, new Response(body, { headers }));
  } catch (error) {
    throw keepError(error);
  }
}

/** Bytes of a model in the caches, complete or partial. Creates no cache where there was none. */
export async function keptBytes(folder: string): Promise<number> {
  if (!('caches' in globalThis)) return 0;
  let bytes = 0;
  for (const name of NAMES) {
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      if (request.url.startsWith(folder)) {
        const kept = await cache.match(request);
        bytes += Number(kept?.headers.get('content-length') ?? 0) || (await kept?.blob())?.size || 0;
      }
  }
  return bytes;
}

/** Deletes what is kept of a model. */
export async function removeKept(folder: string): Promise<void> {
  if (!('caches' in globalThis)) return;
  for (const name of NAMES) {
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) if (request.url.startsWith(folder)) await cache.delete(request);
  }
}
