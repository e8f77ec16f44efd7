import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../pipeline/duckdb';
import { identifier, literal, type Parameter } from '../../../src/sql/quote';

let figures: Figures;
beforeAll(async () => {
  figures = await openFigures('public/data');
});
afterAll(() => figures.close());

async function value(sql: string): Promise<unknown> {
  return (await figures.query<{ value: unknown }>(`SELECT ${sql} AS value`))[0]?.value;
}

describe('a parameter as a literal', () => {
  it.each<Parameter>([
    'Côte d’Ivoire',
    "it's '' quoted''",
    "'); DROP TABLE models; --",
    'back\\slash "double" $1 ?\nnew line\ttab',
    '',
    '😀',
    0,
    -7,
    1.5,
    -1e-300,
    1.7976931348623157e308,
    Number.MAX_SAFE_INTEGER,
    9007199254740993n,
    -(2n ** 100n),
    true,
    false,
    null,
    new Date('2024-02-29T12:34:56.789Z'),
    new Date('0001-01-01T00:00:00.000Z'),
  ])('%s comes back as it went in', async (parameter) => {
    expect(await value(literal(parameter))).toEqual(parameter);
  });

  it('keeps fractions that a decimal would round, and non-finite numbers', async () => {
    expect(await value(literal(0.1 + 0.2))).toBe(0.1 + 0.2);
    expect(await value(literal(Number.NEGATIVE_INFINITY))).toBe(Number.NEGATIVE_INFINITY);
    expect(await value(literal(Number.NaN))).toBeNaN();
    expect(await value(literal(2 ** 60))).toBe(2 ** 60);
  });

  it('compares with the columns of the tables', async () => {
    const count = await value(`(SELECT count(*) FROM countries WHERE country = ${literal('United States')})`);
    expect(count).toBe(1);
  });

  it.each([
    [undefined, 'undefined'],
    [() => 1, 'function'],
    [Symbol('s'), 'symbol'],
    [[1], '[object Array]'],
    [{ a: 1 }, '[object Object]'],
    [new Date(Number.NaN), '[object Date]'],
  ])('is refused where SQL has none: %s', (bad, shown) => {
    const attempt = () => literal(bad as unknown as Parameter);
    expect(attempt).toThrow(TypeError);
    expect(attempt).toThrow(`not ${shown}.`);
  });

  it('is refused for a text with a NUL, which would end the statement', () => {
    expect(() => literal('a\0b')).toThrow(/NUL/);
  });
});

describe('a name as an identifier', () => {
  it.each(['plain', 'two words', 'say "so"', '"', "it's", 'select', '1st', 'é😀', 'a;b--c'])(
    '%s names a column',
    async (name) => {
      expect(await figures.query(`SELECT 1 AS ${identifier(name)}`)).toEqual([{ [name]: 1 }]);
    },
  );
});
