/**
 * Fetches a WebLLM model's files into the caches where WebLLM looks for them, reporting progress in bytes, checking
 * each shard's size and skipping what is there. WebLLM then loads without the network.
 */
import { formatBytes } from '../../domain/text/format-bytes';
import { sha256 } from '../../domain/text/sha256';
import type { LoadOptions } from '../engine';
import { aborted, InferenceError } from '../errors';
import { assertRoom, bodyOf, fetchOr } from '../http-errors';
import { isCached, isLibraryKept, openCache, putCached, putLibrary, WEBLLM_CACHES } from './cache';

interface Shard {
  readonly dataPath: string;
  readonly nbytes: number;
}

const AT_ONCE = 3;
/** Most bytes of each kind of file: several times what the largest models have. */
const MOST = { json: 16e6, library: 64e6, tokenizer: 128e6, shard: 2 ** 31 } as const;

function parsed(text: string, what: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Reported below.
  }
  throw new InferenceError(
    'bad model file',
    `${what} is not JSON: the address leads to a web page, or the file is damaged.`,
  );
}

/**
 * A small JSON file: from its cache, or fetched and, where the check lets it pass, kept.
 *
 * @param check throws where the file is none of a model
 */
async function json<Checked>(
  cache: string,
  what: string,
  url: string,
  signal: AbortSignal,
  check: (value: Readonly<Record<string, unknown>>) => Checked,
) {
  const kept = await (await openCache(cache)).match(url);
  const response = kept ?? (await fetchOr(what, url, { signal }));
  const text = new TextDecoder().decode(await bodyOf(what, response, MOST.json));
  const value = check(parsed(text, what));
  if (!kept) await putCached(cache, url, text, 'application/json');
  return { value, text };
}

async function library(url: string, folder: string, signal: AbortSignal): Promise<void> {
  if (await isLibraryKept(url, folder)) return;
  const response = await fetchOr('The model’s library', url, { signal });
  const bytes = await bodyOf('The model’s library', response, MOST.library);
  // Before the weights are fetched: it can be a web page, cut off, or in need of what this browser lacks.
  if (!WebAssembly.validate(bytes))
    throw new InferenceError(
      'bad library',
      `The model’s library at ${url} is not a WebAssembly file that this browser runs. Check its address.`,
    );
  await putLibrary(url, bytes, [folder]);
}

async function shardBytes(url: string, shard: Shard, signal: AbortSignal, onBytes: (count: number) => void) {
  const response = await fetchOr('A part of the model', url, { signal });
  const reader = response.body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    while (reader) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      size += value.byteLength;
      onBytes(value.byteLength);
      if (size > shard.nbytes) {
        await reader.cancel();
        break;
      }
    }
  } catch (cause) {
    if (signal.aborted) throw aborted(signal);
    throw new InferenceError(
      'download broken',
      `The connection broke in ${shard.dataPath}. The part received is kept: load again to continue from there.`,
      { cause },
    );
  }
  if (size !== shard.nbytes)
    throw new InferenceError(
      'download broken',
      size > shard.nbytes
        ? `${shard.dataPath} is longer than the ${shard.nbytes} bytes that the list of weights gives it: it is another file. Check the model’s address.`
        : `${shard.dataPath} came with ${size} of ${shard.nbytes} bytes: the download was cut off. The part received is kept: load again to continue from there.`,
    );
  return new Blob(chunks);
}

/** The list has a checksum of every part, so the list's own identifies the weights. */
async function revisionOf(list: string): Promise<string> {
  const hash = await sha256(list);
  return hash ? `sha256 of tensor-cache.json ${hash.slice(0, 12)}` : '';
}

/**
 * The address of one of a model's files. Its own lists name them, and may name no other place.
 *
 * @throws InferenceError
 */
function within(folder: string, path: string): string {
  const href = URL.canParse(path, folder) ? new URL(path, folder).href : path;
  if (href.startsWith(folder)) return href;
  throw new InferenceError(
    'bad model file',
    `The model’s files name one outside its folder (${href.slice(0, 200)}), which is not fetched. Check the model’s address.`,
  );
}

function shardsOf(tensors: Readonly<Record<string, unknown>>, folder: string): Shard[] {
  const { records } = tensors;
  const shards = Array.isArray(records) ? (records as Partial<Shard>[]) : [];
  const usable = shards.filter(
    (shard): shard is Shard =>
      typeof shard.dataPath === 'string' && Number.isSafeInteger(shard.nbytes) && Number(shard.nbytes) > 0,
  );
  if (usable.length === 0 || usable.length !== shards.length)
    throw new InferenceError(
      'bad model file',
      'The model’s tensor-cache.json lists no weights. Check the model’s address.',
    );
  for (const { dataPath, nbytes } of usable) {
    within(folder, dataPath);
    if (nbytes > MOST.shard)
      throw new InferenceError(
        'bad model file',
        `The model’s ${dataPath.slice(0, 200)} would be ${formatBytes(nbytes)}; a part may have ${formatBytes(MOST.shard)}. Check the model’s address.`,
      );
  }
  return usable;
}

/**
 * @param folder address of the model's files, ending in a slash
 * @param libraryUrl address of the compiled library
 * @returns what identifies the weights
 * @throws InferenceError, or an AbortError: files complete by then are kept
 */
export async function downloadWebllm(
  folder: string,
  libraryUrl: string,
  { signal, onProgress }: LoadOptions,
): Promise<string> {
  const at = (path: string) => within(folder, path);
  onProgress({
    phase: 'checking',
    loadedBytes: 0,
    totalBytes: null,
    text: 'Reading the model’s configuration',
  });
  const { value: config } = await json(
    WEBLLM_CACHES.config,
    'The model’s configuration',
    at('mlc-chat-config.json'),
    signal,
    (value) => value,
  );
  await library(libraryUrl, folder, signal);
  const { value: shards, text: list } = await json(
    WEBLLM_CACHES.model,
    'The list of the model’s weights',
    at('tensor-cache.json'),
    signal,
    (tensors) => shardsOf(tensors, folder),
  );
  const missing: Shard[] = [];
  for (const shard of shards)
    if (!(await isCached(WEBLLM_CACHES.model, at(shard.dataPath)))) missing.push(shard);
  const sum = (list: readonly Shard[]) => list.reduce((bytes, { nbytes }) => bytes + nbytes, 0);
  const totalBytes = sum(shards);
  let loadedBytes = totalBytes - sum(missing);
  await assertRoom(sum(missing));
  const tell = (bytes: number) => {
    loadedBytes += bytes;
    onProgress({ phase: 'downloading', loadedBytes, totalBytes, text: 'Downloading the model' });
  };
  tell(0);
  const tokenizers = Array.isArray(config.tokenizer_files)
    ? config.tokenizer_files.map(String)
    : ['tokenizer.json'];
  const tokenizer =
    tokenizers.find((name) => name === 'tokenizer.json') ??
    tokenizers.find((name) => name === 'tokenizer.model');
  if (tokenizer && !(await isCached(WEBLLM_CACHES.model, at(tokenizer)))) {
    const response = await fetchOr('The model’s tokenizer', at(tokenizer), { signal });
    await putCached(
      WEBLLM_CACHES.model,
      at(tokenizer),
      await bodyOf('The model’s tokenizer', response, MOST.tokenizer),
      'application/octet-stream',
    );
  }
  const queue = missing.values();
  const fetchShards = async () => {
    for (const shard of queue) {
      const url = at(shard.dataPath);
      const bytes = await shardBytes(url, shard, signal, tell);
      await putCached(WEBLLM_CACHES.model, url, bytes, 'application/octet-stream');
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchShards));
  return revisionOf(list);
}
