import { makeVector, Utf8, Vector, vectorFromArray } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { textValues } from '../../../../src/db/arrow/text-values';

const texts = (values: readonly (string | null)[]) => vectorFromArray([...values], new Utf8());

describe('the texts of a column', () => {
  it.each([
    ['repeated ones', ['Egypt', 'France', 'Egypt', 'Egypt', 'France']],
    ['those of other scripts', ['Côte d’Ivoire', '尼日利亚', '🦆', 'Côte d’Ivoire', '🦆 × 🦆']],
    ['empty and near ones', ['', 'a', 'b', 'ab', 'ba', '', 'aa']],
    ['those with a byte-order mark', ['\uFEFFa', 'a', '\uFEFF']],
    ['none', []],
  ])('are %s', (_, values) => {
    expect(textValues(texts(values))).toEqual(values);
  });

  it('are thousands of distinct ones, whatever their hashes', () => {
    const values = Array.from(
      { length: 20_000 },
      (_, index) => `${(index * 7919) % 15_013} × ${index % 132}`,
    );
    expect(textValues(texts(values))).toEqual(values);
  });

  it('are those of every part, and of a slice', () => {
    const parts = new Vector([...texts(['a', 'b', 'a']).data, ...texts(['b', 'c']).data]);
    expect(textValues(parts)).toEqual(['a', 'b', 'a', 'b', 'c']);
    expect(textValues(texts(['x', 'yy', 'zzz', 'yy']).slice(1, 4))).toEqual(['yy', 'zzz', 'yy']);
  });

  it('are empty for NULL', () => {
    expect(textValues(texts(['a', null, 'b']))).toEqual(['a', '', 'b']);
  });

  it('are numbers as written, in a column that is not text', () => {
    expect(textValues(makeVector(Int32Array.of(4, 7)))).toEqual(['4', '7']);
  });
});
