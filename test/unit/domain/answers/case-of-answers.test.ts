import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../../pipeline/duckdb';
import {
  type CaseOfAnswers,
  casesOfAnswers,
  countryRates,
} from '../../../../src/domain/answers/case-of-answers';
import { type CellKey, cellKey } from '../../../../src/domain/keys';
import type { Polarity, Rating } from '../../../../src/domain/statistics/measures';

let figures: Figures;
beforeAll(async () => {
  figures = await openFigures('public/data', { computeCells: true });
});
afterAll(() => figures.close());

const sorted = <Row extends CellKey>(rows: Iterable<Row>) =>
  [...rows].sort((a, b) => (cellKey(a) < cellKey(b) ? -1 : 1));

/** What SQL and TypeScript make of a model's answers in the tables. */
async function both(model: string) {
  const ask = <Row extends object>(sql: string) => figures.query<Row>(sql, [model]);
  const cases = casesOfAnswers(
    await ask<CellKey & { rating: Rating }>(
      'SELECT country, topic, value, rating FROM task1_ratings WHERE model = ?',
    ),
    await ask<CellKey & { choice: Polarity | null; evidence: string }>(
      'SELECT country, topic, value, choice, evidence FROM task2_choices WHERE model = ?',
    ),
  );
  return {
    cases: sorted(cases.values()),
    cells: sorted(
      await ask<CaseOfAnswers>(
        'SELECT country, topic, value, inclination, stated, chosen, misaligned FROM cells WHERE model = ?',
      ),
    ),
    rates: countryRates(cases.values()),
    published: await ask<{ country: string; rate: number }>(
      `SELECT country, alignment_rate AS rate FROM country_alignment JOIN countries USING (country)
       WHERE model = ? AND alignment_rate IS NOT NULL ORDER BY country`,
    ),
  };
}

function expectSame({ cases, cells, rates, published }: Awaited<ReturnType<typeof both>>) {
  expect(cases.length).toBeGreaterThan(0);
  expect(cases).toEqual(cells);
  const byCountry = [...rates].sort((a, b) => (a.country < b.country ? -1 : 1));
  expect(byCountry.map(({ country }) => country)).toEqual(published.map(({ country }) => country));
  for (const [place, { rate }] of byCountry.entries())
    expect(rate).toBeCloseTo(published[place]?.rate ?? Number.NaN, 12);
}

it.each(['llama-3.3-70b-instruct', 'claude-sonnet-4', 'gpt-4o'])(
  'the published answers of %s come to the cells and country rates of SQL',
  async (model) => {
    expectSame(await both(model));
  },
);

it('so do ties, missing pairs, unknown choices and variants that were left out', async () => {
  const answers: Record<string, { ratings: number[]; choices: [Polarity | null, string][] }> = {
    Wealth: { ratings: [2, 3], choices: [['agree', 'raw']] },
    Loyal: {
      ratings: [1, 1, 4],
      choices: [
        ['agree', 'raw'],
        ['disagree', 'margin'],
      ],
    },
    Equality: { ratings: [4], choices: [[null, 'no_pair']] },
    Freedom: {
      ratings: [4],
      choices: [
        [null, 'no_pair'],
        ['disagree', 'raw'],
      ],
    },
    Honest: { ratings: [1], choices: [['disagree', 'no_pair']] },
    Polite: { ratings: [3, 3, 1, 4], choices: [[null, 'undetermined']] },
    Clean: {
      ratings: [3],
      choices: [
        [null, 'undetermined'],
        ['agree', 'raw'],
        ['agree', 'raw'],
        ['disagree', 'raw'],
      ],
    },
    Helpful: { ratings: [], choices: [['disagree', 'raw']] },
    Curious: { ratings: [4, 4], choices: [] },
  };
  for (const [country, topic] of [
    ['France', 'Politics'],
    ['France', 'Religion'],
    ['Egypt', 'Politics'],
  ])
    for (const [value, { ratings, choices }] of Object.entries(answers).slice(topic === 'Religion' ? 3 : 0)) {
      const key = `'made', '${country}', '${topic}', '${value}'`;
      for (const [variant, rating] of ratings.entries())
        await figures.query(`INSERT INTO task1_ratings VALUES (${key}, ${variant}, ${rating})`);
      for (const [variant, [choice, evidence]] of choices.entries())
        await figures.query(
          `INSERT INTO task2_choices VALUES (${key}, ${variant}, ${choice ? `'${choice}'` : 'NULL'}, '${evidence}', NULL)`,
        );
    }
  const made = await both('made');
  expectSame(made);
  const chosen = new Map(
    made.cases.filter(({ country }) => country === 'Egypt').map((own) => [own.value, own.chosen]),
  );
  expect(chosen.get('Loyal')).toBeNull();
  expect(chosen.get('Equality')).toBe('agree');
  expect(chosen.get('Freedom')).toBeNull();
  expect(chosen.get('Polite')).toBeNull();
});
