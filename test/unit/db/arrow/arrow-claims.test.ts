import { type Table, tableFromIPC, tableToIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { arrowFileToArrow } from '../../../../src/db/workbench/file-to-arrow';
import { HONEST_ARROW, HOSTILE_ARROW } from '../../../support/hostile/arrow';

const rowsOf = (table: Table) =>
  table
    .toArray()
    .map((row) => JSON.stringify(row, (_, part) => (typeof part === 'bigint' ? String(part) : part)));

describe('an Arrow file', () => {
  it.each(Object.entries(HONEST_ARROW))('of %s is read, as a file and as a stream', (_, make) => {
    for (const format of ['file', 'stream'] as const) {
      const { ipc, rows } = arrowFileToArrow(new Uint8Array(tableToIPC(make(), format)).buffer);
      expect(rows).toBe(4);
      expect(rowsOf(tableFromIPC(ipc))).toEqual(rowsOf(make()));
    }
  });

  it.each(HOSTILE_ARROW)('that claims %s is refused before anything is made for it', (_, file, says) => {
    expect(() => arrowFileToArrow(file().buffer)).toThrow(says);
  });

  it('that is another kind of file, or empty, is refused', () => {
    for (const text of ['', 'ARROW1', '<!doctype html><title>Not found</title>'])
      expect(() => arrowFileToArrow(new TextEncoder().encode(text).buffer)).toThrow(/^it /);
  });

  it('is refused, or read as far as it goes, wherever it is cut off or any of its bytes is another', () => {
    const file = new Uint8Array(tableToIPC(HONEST_ARROW['numbers and texts']?.() as Table, 'stream'));
    const read = (bytes: Uint8Array<ArrayBuffer>) => {
      try {
        return arrowFileToArrow(bytes.buffer).rows;
      } catch (error) {
        expect((error as Error).message).toMatch(/^it/);
        return null;
      }
    };
    for (let end = 0; end < file.length; end++) expect([0, 4, null]).toContain(read(file.slice(0, end)));
    for (let at = 0; at < file.length; at++)
      for (const byte of [0, 0x7f, 0xff]) {
        const other = file.slice();
        other[at] = byte;
        expect([0, 1, 2, 3, 4, null]).toContain(read(other));
      }
  });
});
