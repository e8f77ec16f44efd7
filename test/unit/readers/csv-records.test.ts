import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvRecords } from '../../../src/readers/csv-records';

const cells = (text: string) => [...csvRecords(text)].map((record) => [...record.cells]);
const faults = (text: string) => [...csvRecords(text)].map(({ fault }) => fault);

/** A small reproducible generator of numbers, so that a failure can be found again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

describe('records of a CSV text', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a,\n', [['a', '']]],
    ['a,b', [['a', 'b']]],
    ['\n\na\n\n', [['a']]],
    ['"a\nb","c,d","e""f"\n', [['a\nb', 'c,d', 'e"f']]],
    ['"",x\n', [['', 'x']]],
    ['a "b" c,d\n', [['a "b" c', 'd']]],
    ['', []],
  ])('of %j are %j', (text, expected) => {
    expect(cells(text)).toEqual(expected);
    expect(faults(text).filter(Boolean)).toEqual([]);
  });

  it('begin on the line stated, counting quoted line ends', () => {
    expect([...csvRecords('a\n"b\nc\nd"\ne')].map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('with a quote that is never closed say so, and keep what there is', () => {
    const [, record] = csvRecords('a,b\n1,"2\n3');
    expect(record?.cells).toEqual(['1', '2\n3']);
    expect(record?.fault).toContain('never closed');
  });

  it('with text after a closing quote say so', () => {
    expect(faults('"a"b,c\nd,e')).toEqual([expect.stringContaining('not doubled'), null]);
  });

  it('are those that csv-parse finds', () => {
    const next = random(7);
    const pieces = ['a', ',', '"', '\n', '\r\n', ' ', 'é', '😀', '1', ''];
    for (let round = 0; round < 300; round++) {
      const rows = Array.from({ length: 1 + Math.floor(next() * 4) }, () =>
        Array.from({ length: 3 }, () =>
          Array.from(
            { length: Math.floor(next() * 5) },
            () => pieces[Math.floor(next() * pieces.length)],
          ).join(''),
        ),
      );
      const end = next() < 0.5 ? '\n' : '\r\n';
      const text = rows
        .map((row) =>
          row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
        )
        .join(end);
      expect(cells(text), JSON.stringify(text)).toEqual(
        parse(text, { skipEmptyLines: true, relaxColumnCount: true }),
      );
    }
  });
});
