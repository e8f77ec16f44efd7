/** WebLLM's own caches, read and filled by name: WebLLM finds what was stored there under its addresses. */
import { cacheStorage } from '../../platform/kept-files';
import { InferenceError } from '../errors';
import { keepError } from '../http-errors';
import { folderWithin } from '../model-address';

export const WEBLLM_CACHES = {
  model: 'webllm/model',
  config: 'webllm/config',
  library: 'webllm/wasm',
} as const;

const NAMES = Object.values(WEBLLM_CACHES);

/** @throws InferenceError where the browser keeps no files: WebLLM loads a model from nowhere else */
export async function openCache(name: string): Promise<Cache> {
  const storage = await cacheStorage();
  if (storage) return storage.open(name);
  throw new InferenceError(
    'other',
    'This browser keeps no files for this site (its settings, or a private window), and models on the GPU are loaded from there. Allow site data for this site, or choose “On the processor”.',
  );
}

/** The caches that there are. */
async function filled(): Promise<Cache[]> {
  const storage = await cacheStorage();
  const found: Cache[] = [];
  for (const name of NAMES) if (await storage?.has(name)) found.push(await openCache(name));
  return found;
}

export async function isCached(cache: string, url: string): Promise<boolean> {
  return (await (await openCache(cache)).match(url)) !== undefined;
}

/** @throws InferenceError of the kind `storage full` */
export async function putCached(
  cache: string,
  url: string,
  bytes: BlobPart,
  type: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  try {
    const body = new Blob([bytes], { type });
    const headers = { 'Content-Type': type, 'Content-Length': String(body.size), ...more };
    await (await openCache(cache)).put(url, new Response(body, { headers }));
  } catch (error) {
    throw keepError(error);
  }
}

/** Forgets a file, so that it is fetched anew. */
export async function forget(cache: string, url: string): Promise<void> {
  await (await openCache(cache)).delete(url);
}

/** Bytes of a model in the caches, complete or partial. Creates no cache where there was none. */
export async function keptBytes(folder: string): Promise<number> {
  let bytes = 0;
  for (const cache of await filled()) {
    for (const request of await cache.keys())
      if (request.url.startsWith(folder)) {
        const kept = await cache.match(request);
        bytes += Number(kept?.headers.get('content-length') ?? 0) || (await kept?.blob())?.size || 0;
      }
  }
  return bytes;
}

/** The folders of which files are kept, complete or partial. */
export async function keptFolders(): Promise<string[]> {
  const found = new Set<string>();
  for (const cache of await filled())
    for (const { url } of await cache.keys()) {
      const folder = folderWithin(url);
      if (folder) found.add(folder);
    }
  return [...found];
}

/** A library's header with the folders of the models that run with it. */
const MODELS = 'x-models';

function modelsOf(library: Response | undefined): string[] {
  return library?.headers.get(MODELS)?.split(' ') ?? [];
}

/** Whether a library is kept; if so, it is from now on for this model too. */
export async function isLibraryKept(url: string, folder: string): Promise<boolean> {
  const kept = await (await openCache(WEBLLM_CACHES.library)).match(url);
  if (!kept) return false;
  if (!modelsOf(kept).includes(folder)) await putLibrary(url, await kept.blob(), [...modelsOf(kept), folder]);
  return true;
}

/** @param folders of the models that run with it */
export function putLibrary(url: string, bytes: BlobPart, folders: readonly string[]): Promise<void> {
  const models = { [MODELS]: folders.join(' ') };
  return putCached(WEBLLM_CACHES.library, url, bytes, 'application/wasm', models);
}

/** Deletes what is kept of a model, and the libraries that are for none of those left. */
export async function removeKept(folder: string): Promise<void> {
  for (const cache of await filled())
    for (const request of await cache.keys()) if (request.url.startsWith(folder)) await cache.delete(request);
  const left = await keptFolders();
  if (!(await (await cacheStorage())?.has(WEBLLM_CACHES.library))) return;
  const libraries = await openCache(WEBLLM_CACHES.library);
  for (const request of await libraries.keys()) {
    const models = modelsOf(await libraries.match(request));
    if (!models.some((model) => left.some((own) => model.startsWith(own)))) await libraries.delete(request);
  }
}
