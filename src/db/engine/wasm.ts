import compressedUrl from 'virtual:duckdb-wasm';
import { DataLoadError } from '../errors';

const GZIP = [0x1f, 0x8b];
const WASM = [0x00, 0x61, 0x73, 0x6d];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function fetchWasm(): Promise<string> {
  const file = 'duckdb-eh.wasm';
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    const response = await fetch(compressedUrl);
    if (!response.ok)
      throw new DataLoadError(file, `could not be fetched: the server answered ${response.status}.`);
    bytes = new Uint8Array(await response.arrayBuffer());
    // Some servers unzip it on the way.
    if (startsWith(bytes, GZIP)) bytes = await gunzip(bytes);
  } catch (cause) {
    if (cause instanceof DataLoadError) throw cause;
    throw new DataLoadError(
      file,
      `could not be fetched: ${cause instanceof Error ? cause.message : cause}.`,
      { cause },
    );
  }
  if (!startsWith(bytes, WASM))
    throw new DataLoadError(file, 'is not WebAssembly: the server sent something else.');
  return URL.createObjectURL(new Blob([bytes], { type: 'application/wasm' }));
}

let url: Promise<string> | null = null;

/**
 * A blob URL of DuckDB's WebAssembly, fetched once and kept for restarts. A failure is not kept.
 *
 * @throws DataLoadError
 */
export function wasmUrl(): Promise<string> {
  url ??= fetchWasm().catch((error: unknown) => {
    url = null;
    throw error;
  });
  return url;
}

/** Lets go of the file, so that the next call fetches it again. */
export function forgetWasm(): void {
  void url?.then(URL.revokeObjectURL, () => {});
  url = null;
}
