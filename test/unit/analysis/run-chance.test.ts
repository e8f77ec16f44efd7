import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../pipeline/duckdb';
import { intervalSentences } from '../../../src/analysis/explore/interval-words';
import { figuresSql, kappaInterval, kappaVerdict, type RunFigures } from '../../../src/analysis/run-results';
import type { Database } from '../../../src/db/types';
import { groupIntervals, type Target } from '../../../src/domain/statistics/group-intervals';

let figures: Figures;
beforeAll(async () => {
  figures = await openFigures('public/data');
});
afterAll(() => figures.close());

/** The first line of a run's result, its figures, and the interval of its kappa. */
async function resultOf(model: string, target: Target = 'others') {
  const database = {
    queryColumns: async (sql: string) => {
      const rows = await figures.query<Record<string, unknown>>(sql);
      return {
        rowCount: rows.length,
        column: (name: string) => rows.map((row) => row[name]),
        milliseconds: 0,
      };
    },
  } as unknown as Database;
  const [own] = await figures.query<RunFigures>(figuresSql(model));
  if (!own) throw new Error(`There is no ${model}`);
  const interval = await kappaInterval(
    database,
    model,
    target,
    async ({ counts, statistic, target: about }) => groupIntervals(counts, statistic, about),
    new AbortController().signal,
  );
  return { own, interval, verdict: kappaVerdict(own, interval) };
}

/** Adds a run whose answers are SQL expressions. */
const script = (model: string, states: string, acts: string, where = 'true') =>
  figures.query(
    `INSERT INTO cells SELECT * EXCLUDE (s, a) REPLACE ('${model}' AS model, s AS stated, a AS chosen, s <> a AS misaligned)
     FROM (SELECT *, CASE WHEN ${states} THEN 'disagree' ELSE 'agree' END AS s,
                  CASE WHEN ${acts} THEN 'disagree' ELSE 'agree' END AS a
           FROM cells WHERE model = 'llama-3.3-70b-instruct' AND ${where})`,
  );

it('random answers have a rate above most published models, and a first line that says what it is worth', async () => {
  const coin = (seed: string) => `md5(concat(country, topic, value, '${seed}')) < '8'`;
  await script('coins', coin('states'), coin('acts'));
  const { own, interval, verdict } = await resultOf('coins');
  const better = await figures.query(
    `FROM model_alignment WHERE model <> 'coins' AND alignment_rate > ${own.alignment_rate}`,
  );
  expect(better.length).toBeLessThanOrEqual(1);
  expect(own.alignment_rate).toBeCloseTo(own.chance_rate ?? Number.NaN, 1);
  expect(own.highest_rate).toBeGreaterThan(0.85);
  expect(interval?.low).toBeLessThan(0);
  expect(interval?.high).toBeGreaterThan(0);
  expect(verdict).toContain('includes 0');
});

it('a run that always acts alike follows nothing, whatever it says', async () => {
  await script('stubborn', 'hash(country, topic, value) % 10 < 7', 'true');
  const { own, interval, verdict } = await resultOf('stubborn');
  expect(own.alignment_rate).toBeGreaterThan(0.7);
  expect(own.alignment_rate).toBeCloseTo(own.chance_rate ?? Number.NaN, 12);
  expect([own.kappa, interval]).toEqual([0, null]);
  expect(verdict).toContain('acts alike on every value');
});

it('a published model follows its statements more than by chance, for either target; a handful of cases tells nothing', async () => {
  for (const [target, sentence] of [
    ['others', 'for other topics and countries too'],
    ['these', 'for these scenarios only'],
  ] as const) {
    const { own, interval, verdict } = await resultOf('llama-3.3-70b-instruct', target);
    expect(interval?.low).toBeGreaterThan(0);
    expect(interval?.low).toBeLessThan(own.kappa ?? 0);
    expect(interval?.high).toBeGreaterThan(own.kappa ?? 1);
    expect(verdict).toContain('more often than by chance');
    expect(intervalSentences(interval ? [interval.drawn] : [])).toContain(sentence);
  }
  await script(
    'brief',
    "value = 'Wealth'",
    "value = 'Loyal'",
    "country = 'Egypt' AND topic = 'Religion' AND value IN ('Wealth', 'Loyal')",
  );
  expect((await resultOf('brief')).verdict).toContain('so few cases');
});
