import { bytes as compressedBytes, url as compressedUrl } from 'virtual:duckdb-wasm';
import { DataLoadError } from '../errors';
import type { GivenWasm } from './given-wasm';

const FILE = 'duckdb-eh.wasm';
const GZIP = [0x1f, 0x8b];
const WASM = [0x00, 0x61, 0x73, 0x6d];

/** The file as it came, compressed: kept for restarts. */
let kept: Blob | null = null;

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** Some servers unzip in transit. @throws DataLoadError where it is neither */
function isGzipped(bytes: Uint8Array): boolean {
  if (startsWith(bytes, GZIP)) return true;
  if (startsWith(bytes, WASM)) return false;
  throw new DataLoadError(FILE, 'is not WebAssembly: the server sent something else.');
}

async function opened(signal: AbortSignal): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  if (kept) return kept.stream();
  const response = await fetch(compressedUrl, { signal });
  if (!response.ok || !response.body)
    throw new DataLoadError(FILE, `could not be fetched: the server answered ${response.status}.`);
  return response.body;
}

async function pass(worker: Worker, signal: AbortSignal): Promise<void> {
  const reader = (await opened(signal)).getReader();
  const { port1: port, port2 } = new MessageChannel();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let gzipped: boolean | null = null;
  for (let read = await reader.read(); read.value; read = await reader.read()) {
    parts.push(read.value);
    port.postMessage(read.value);
    if (gzipped !== null) continue;
    const start = new Uint8Array(await new Blob(parts).slice(0, WASM.length).arrayBuffer());
    // The first parts may be shorter than what they are told by.
    if (start.length < WASM.length) continue;
    gzipped = isGzipped(start);
    worker.postMessage({ wasm: port2, gzipped } satisfies GivenWasm, [port2]);
  }
  const file = new Blob(parts);
  if (gzipped !== false && file.size !== compressedBytes)
    throw new DataLoadError(FILE, 'was cut off on its way.');
  port.postMessage(null);
  kept = file;
}

/**
 * Gives DuckDB's worker its WebAssembly, each part as it arrives. A failure is not kept: the next call fetches it again.
 *
 * @param signal ends it, when the worker is no longer there
 * @throws DataLoadError
 */
export async function giveWasm(worker: Worker, signal: AbortSignal): Promise<void> {
  try {
    await pass(worker, signal);
  } catch (cause) {
    if (cause instanceof DataLoadError) throw cause;
    const why = cause instanceof Error ? cause.message : cause;
    throw new DataLoadError(FILE, `could not be fetched: ${why}.`, { cause });
  }
}

/** Lets go of the file, so that the next call fetches it again. */
export function forgetWasm(): void {
  kept = null;
}
