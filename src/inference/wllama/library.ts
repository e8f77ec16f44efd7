/** llama.cpp as WebAssembly, from this site: one build for most browsers, another for those that lack what it needs. */

import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import compatUrl from '@wllama/wllama-compat/wasm/wllama.wasm?url';
import { InferenceError } from '../errors';
import { fetchOr } from '../http-errors';
import type { Library } from './setup';

const WASM_MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** Memory with addresses of 64 bits. */
function hasLargeMemory(): boolean {
  try {
    new WebAssembly.Memory({ address: 'i64', initial: 1n } as unknown as WebAssembly.MemoryDescriptor);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether the usual build does not run here: Safari cannot suspend WebAssembly (JSPI). Nor can Firefox, where the usual
 * build runs all the same, without the GPU, and the other one hardly.
 */
export function needsOtherBuild(): boolean {
  if (/Firefox\//.test(navigator.userAgent)) return false;
  return !('Suspending' in WebAssembly) || !hasLargeMemory();
}

async function fetchLibrary(signal: AbortSignal): Promise<Library> {
  const other = needsOtherBuild();
  const address = new URL(other ? compatUrl : wasmUrl, document.baseURI).href;
  const response = await fetchOr('llama.cpp', address, { signal });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!WASM_MAGIC.every((byte, index) => bytes[index] === byte))
    throw new InferenceError(
      'bad library',
      'The server sent something other than llama.cpp. Reload the page and try again.',
    );
  return {
    wasm: URL.createObjectURL(new Blob([bytes], { type: 'application/wasm' })),
    script: other ? (await import('@wllama/wllama-compat/wasm/wllama.js?raw')).default : null,
  };
}

let library: Promise<Library> | null = null;

/** Fetched once; a failure is not kept. */
export function llamaLibrary(signal: AbortSignal): Promise<Library> {
  library ??= fetchLibrary(signal).catch((error: unknown) => {
    library = null;
    throw error;
  });
  return library;
}
