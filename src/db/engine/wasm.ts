import { bytes as compressedBytes, url as compressedUrl } from 'virtual:duckdb-wasm';
import { DataLoadError } from '../errors';

const FILE = 'duckdb-eh.wasm';
const GZIP = [0x1f, 0x8b];
const WASM = [0x00, 0x61, 0x73, 0x6d];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** The type tells the worker whether to unzip. Some servers unzip in transit. */
function typeOf(bytes: Uint8Array): 'application/gzip' | 'application/wasm' {
  if (startsWith(bytes, WASM)) return 'application/wasm';
  if (!startsWith(bytes, GZIP))
    throw new DataLoadError(FILE, 'is not WebAssembly: the server sent something else.');
  if (bytes.length !== compressedBytes) throw new DataLoadError(FILE, 'was cut off on its way.');
  return 'application/gzip';
}

async function fetchWasm(): Promise<string> {
  try {
    const response = await fetch(compressedUrl);
    if (!response.ok)
      throw new DataLoadError(FILE, `could not be fetched: the server answered ${response.status}.`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return URL.createObjectURL(new Blob([bytes], { type: typeOf(bytes) }));
  } catch (cause) {
    if (cause instanceof DataLoadError) throw cause;
    throw new DataLoadError(
      FILE,
      `could not be fetched: ${cause instanceof Error ? cause.message : cause}.`,
      { cause },
    );
  }
}

let url: Promise<string> | null = null;

/**
 * A blob URL of DuckDB's WebAssembly, compressed as it came, fetched once and kept for restarts. A failure is not kept.
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
