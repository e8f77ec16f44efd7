import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DUCKDB_WASM, duckdbWasmVersion, keptBuild } from './kept-build';

const HEADER_BYTES = 8;
const EXPORTS = 7;

function readNumber(bytes: Uint8Array, at: number): readonly [value: number, next: number] {
  let value = 0;
  for (let shift = 0, next = at; ; shift += 7) {
    const byte = bytes[next++];
    if (byte === undefined) throw new RangeError('This is not WebAssembly: it ends within a number');
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, next];
  }
}

function numberBytes(value: number): Buffer {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

/** The content of an export section, with only what is kept. */
function keptExports(section: Buffer, keeps: (name: string) => boolean): Buffer {
  const kept: Buffer[] = [];
  let [count, at] = readNumber(section, 0);
  for (; count > 0; count--) {
    const begin = at;
    const [length, name] = readNumber(section, at);
    // The name, a byte for its kind, and its index.
    [, at] = readNumber(section, name + length + 1);
    if (keeps(section.toString('utf8', name, name + length))) kept.push(section.subarray(begin, at));
  }
  return Buffer.concat([numberBytes(kept.length), ...kept]);
}

/**
 * WebAssembly that exports only some of what it did.
 *
 * @see https://webassembly.github.io/spec/core/binary/modules.html
 */
export function withExports(wasm: Buffer, keeps: (name: string) => boolean): Buffer<ArrayBuffer> {
  const parts = [wasm.subarray(0, HEADER_BYTES)];
  for (let at = HEADER_BYTES; at < wasm.length; ) {
    const [length, content] = readNumber(wasm, at + 1);
    const end = content + length;
    if (wasm[at] === EXPORTS) {
      const section = keptExports(wasm.subarray(content, end), keeps);
      parts.push(Buffer.from([EXPORTS]), numberBytes(section.length), section);
    } else parts.push(wasm.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}

/**
 * DuckDB's WebAssembly without most of the 75,000 names that it exports for libraries that are loaded later, of which
 * this site loads none (`settings.ts`): they are a fifth of the file, and Emscripten goes through all of them, several
 * times, whenever DuckDB starts. What its script names stays.
 */
export function withoutNeedlessExports(): Buffer<ArrayBuffer> {
  const script = readFileSync(join(DUCKDB_WASM, 'duckdb-browser-eh.worker.js'), 'utf8');
  const named = new Set(script.match(/[\w$]+/g));
  return withExports(
    readFileSync(join(DUCKDB_WASM, 'duckdb-eh.wasm')),
    // Emscripten puts the second kind of names together.
    (name) => named.has(name) || name.startsWith('dynCall_'),
  );
}

/** The path of a file with it. */
export function fileWithoutNeedlessExports(): Promise<string> {
  return keptBuild(`${duckdbWasmVersion()}-few-exports.wasm`, withoutNeedlessExports);
}
