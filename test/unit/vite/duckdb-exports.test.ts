import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withExports, withoutNeedlessExports } from '../../../vite/duckdb-exports';
import { DUCKDB_WASM } from '../../../vite/kept-build';

const exported = (wasm: Buffer<ArrayBuffer>) => WebAssembly.Module.exports(new WebAssembly.Module(wasm));

it('DuckDB’s WebAssembly keeps the exports that its script asks for, and loses the rest', () => {
  const whole = Buffer.from(readFileSync(join(DUCKDB_WASM, 'duckdb-eh.wasm')));
  const few = withoutNeedlessExports();
  const script = readFileSync(join(DUCKDB_WASM, 'duckdb-browser-eh.worker.js'), 'utf8');
  const asked = new Set([...script.matchAll(/wasmExports\.([\w$]+)/g)].map(([, name]) => name ?? ''));
  expect(asked.size).toBeGreaterThan(50);
  const wanted = exported(whole).filter(({ name }) => asked.has(name) || name.startsWith('dynCall_'));
  const kept = exported(few);
  expect(kept).toEqual(expect.arrayContaining(wanted));
  expect(kept.length).toBeLessThan(500);
  expect(few.length).toBeLessThan(whole.length * 0.8);
});

it('what a module exports under the names that are kept stays the same', () => {
  const text = (name: string) => [name.length, ...Buffer.from(name)];
  // Two functions, of which the first gives 7 and the second 300, which takes two bytes.
  const functions = [0x0a, 12, 2, 4, 0, 0x41, 7, 0x0b, 5, 0, 0x41, 0xac, 0x02, 0x0b];
  const exports = [2, ...text('dropped'), 0, 0, ...text('kept'), 0, 1];
  const wasm = Buffer.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, 5, 1, 0x60, 0, 1, 0x7f],
    ...[3, 3, 2, 0, 0],
    // A length may take more bytes than it needs.
    ...[7, 0x80 + exports.length, 0, ...exports],
    ...functions,
  ]);
  expect(exported(wasm)).toHaveLength(2);
  const { exports: own } = new WebAssembly.Instance(
    new WebAssembly.Module(withExports(wasm, (name) => name === 'kept')),
  );
  expect(Object.keys(own)).toEqual(['kept']);
  expect((own.kept as () => number)()).toBe(300);
});

it('refuses what ends too early', () => {
  expect(() => withExports(Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 7, 0x80]), () => true)).toThrow(
    'ends within a number',
  );
});
