/** llama.cpp on the processor, for any GGUF file: no GPU needed. */

import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { sha256 } from '../../domain/text/sha256';
import { Worker } from '../../worker/page-worker';
import type { Engine, LoadedModel, LoadOptions } from '../engine';
import { InferenceError } from '../errors';
import { fetchOr } from '../http-errors';
import { fileAddress } from '../model-address';
import { assertReachable } from '../policy';
import { createWorkerEngine } from '../worker/worker-engine';
import { downloadModel } from './download';
import { type GgufHead, readGgufHead } from './gguf';
import { keptPieces } from './kept-pieces';
import type { WllamaSetup } from './setup';

export type GgufSource = { readonly file: Blob } | { readonly url: string };

/** Room for the longest prompt of the protocol and its answer. */
const CONTEXT_TOKENS = 4096;
/** A vocabulary of bytes takes one token per character. */
const BYTE_VOCABULARY = 2048;
const BYTE_CONTEXT_TOKENS = 8192;

const WASM_MAGIC = [0x00, 0x61, 0x73, 0x6d];

let wasm: Promise<string> | null = null;

async function fetchWasm(signal: AbortSignal): Promise<string> {
  const response = await fetchOr('llama.cpp', new URL(wasmUrl, document.baseURI).href, { signal });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!WASM_MAGIC.every((byte, index) => bytes[index] === byte))
    throw new InferenceError(
      'bad library',
      'The server sent something other than llama.cpp. Reload the page and try again.',
    );
  return URL.createObjectURL(new Blob([bytes], { type: 'application/wasm' }));
}

/** A blob URL of llama.cpp, fetched once; a failure is not kept. */
function wasmBlob(signal: AbortSignal): Promise<string> {
  wasm ??= fetchWasm(signal).catch((error: unknown) => {
    wasm = null;
    throw error;
  });
  return wasm;
}

function contextFor(head: GgufHead): number {
  const wanted = head.vocabulary < BYTE_VOCABULARY ? BYTE_CONTEXT_TOKENS : CONTEXT_TOKENS;
  return head.contextLength > 0 ? Math.min(wanted, head.contextLength) : wanted;
}

/** First 12 hexadecimal digits of the SHA-256 of the file's first megabyte and its size. */
async function fingerprint(file: Blob): Promise<string> {
  const hash = await sha256(await file.slice(0, 1 << 20).arrayBuffer());
  return `${hash ? `sha256 of the first MiB ${hash.slice(0, 12)}, ` : ''}${file.size} bytes`;
}

/** @param address absolute, or relative to the page */
function fetchModel(address: string, options: LoadOptions): Promise<Blob> {
  const { href } = new URL(fileAddress(address), document.baseURI);
  assertReachable(href, 'Download the file and choose it here as a file on this machine.');
  return downloadModel(href, keptPieces, options);
}

export function createWllamaEngine(source: GgufSource): Engine {
  let file: Blob;
  let head: GgufHead;
  const engine = createWorkerEngine<WllamaSetup>({
    startWorker: (name) =>
      new Worker(new URL('./wllama.worker.ts', import.meta.url), { type: 'module', name }),
    async setup(signal, onProgress) {
      file = 'file' in source ? source.file : await fetchModel(source.url, { signal, onProgress });
      head = await readGgufHead(file);
      return { file, wasm: await wasmBlob(signal), contextTokens: contextFor(head) };
    },
  });
  return {
    ...engine,
    async load(options: LoadOptions): Promise<LoadedModel> {
      const loaded = await engine.load(options);
      return {
        ...loaded,
        ...(head.name ? { label: head.name } : {}),
        quantisation: head.quantisation,
        revision: await fingerprint(file),
      };
    },
  };
}
