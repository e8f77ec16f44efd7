import { expect, it } from 'vitest';
import { GrowingFile } from '../../../../src/db/engine/growing-file';

const MB = 2 ** 20;
const numbered = (length: number, from: number) =>
  Uint8Array.from({ length }, (_, index) => (index * 7 + from) % 251);

/** Bytes as they were, from a place on. */
function readAt(file: GrowingFile, at: number, length: number): Uint8Array {
  const into = new Uint8Array(length);
  return into.subarray(0, file.read(into, { at }));
}

it('has what was written last at each place, wherever a write begins and ends', () => {
  const file = new GrowingFile(8 * MB, 'too large');
  const all = new Uint8Array(4 * MB);
  const writes = [
    [0, 100],
    [MB - 10, 20],
    [50, MB + 7],
    [2 * MB, MB],
    [MB + 5, 2 * MB + 11],
    [4 * MB - 1, 1],
    [3, 0],
  ] as const;
  for (const [step, [at, length]] of writes.entries()) {
    const bytes = numbered(length, step);
    expect(file.write(bytes, { at })).toBe(length);
    all.set(bytes, at);
  }
  expect(file.getSize()).toBe(all.length);
  expect(Buffer.compare(file.bytes(), all)).toBe(0);
  for (const [at, length] of [...writes, [MB - 1, 2], [0, 4 * MB]] as const)
    expect(Buffer.compare(readAt(file, at, length), all.subarray(at, at + length))).toBe(0);
});

it('ends where it ends', () => {
  const file = new GrowingFile(MB, 'too large');
  file.write(numbered(10, 0));
  expect(readAt(file, 4, 100)).toEqual(numbered(10, 0).subarray(4));
  expect(readAt(file, 10, 5)).toHaveLength(0);
  expect(readAt(file, 5000, 5)).toHaveLength(0);
});

it('is zero where it was made longer, also after it was made shorter', () => {
  const file = new GrowingFile(4 * MB, 'too large');
  file.write(numbered(2 * MB, 1));
  file.truncate(5);
  file.truncate(MB + 20);
  const expected = new Uint8Array(MB + 20);
  expected.set(numbered(5, 1));
  expect(Buffer.compare(file.bytes(), expected)).toBe(0);
  file.truncate(0);
  expect(file.bytes()).toHaveLength(0);
  file.write(numbered(3, 2), { at: 2 * MB });
  expect(file.getSize()).toBe(2 * MB + 3);
  expect(readAt(file, 2 * MB - 2, 5)).toEqual(Uint8Array.of(0, 0, ...numbered(3, 2)));
});

it('refuses what would make it too large, and stays as it was', () => {
  const file = new GrowingFile(MB, 'too large');
  file.write(numbered(100, 0));
  expect(() => file.write(numbered(MB, 0), { at: 1 })).toThrow('too large');
  expect(file.bytes()).toEqual(numbered(100, 0));
});
