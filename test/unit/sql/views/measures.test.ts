import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../../pipeline/duckdb';
import {
  alignmentRate,
  type Confusion,
  chanceRate,
  highestRate,
  inclination,
  type Rating,
  statedPolarity,
} from '../../../../src/domain/statistics/measures';

let figures: Figures;
beforeAll(async () => {
  figures = await openFigures('public/data');
});
afterAll(() => figures.close());

interface Measured extends Confusion {
  readonly f1: number;
  readonly chance: number;
  readonly highest: number;
  readonly accuracy: number | null;
  readonly kappa: number | null;
  readonly mcc: number | null;
}

/** Every 2 x 2 table of counts up to 3 (including all zero denominators), and some of a model's size. */
async function measured(): Promise<Measured[]> {
  const counts = 'tp, fp, fn, tn';
  return figures.query<Measured>(
    `SELECT ${counts}, f1(tp, fp, fn) AS f1, accuracy(${counts}) AS accuracy, cohen_kappa(${counts}) AS kappa,
            mcc(${counts}) AS mcc, chance_rate(${counts}) AS chance, highest_rate(tp, fp, fn) AS highest
     FROM (FROM (VALUES (300, 500, 700, 5892), (7392, 0, 0, 0), (0, 7392, 0, 0), (1, 7391, 0, 0)) AS big(${counts})
           UNION ALL
           SELECT a.n, b.n, c.n, d.n
           FROM range(4) AS a(n), range(4) AS b(n), range(4) AS c(n), range(4) AS d(n))`,
  );
}

const ratio = (numerator: number, denominator: number) =>
  denominator === 0 ? null : numerator / denominator;

/** Cohen 1960: agreement beyond what the margins give by chance. */
function kappa({ tp, fp, fn, tn }: Confusion): number | null {
  const n = tp + fp + fn + tn;
  if (n === 0) return null;
  const chance = ((tp + fn) / n) * ((tp + fp) / n) + ((fp + tn) / n) * ((fn + tn) / n);
  return Math.abs(1 - chance) < 1e-12 ? null : ((tp + tn) / n - chance) / (1 - chance);
}

/** Matthews 1975: the correlation of two binary variables. */
function mcc({ tp, fp, fn, tn }: Confusion): number | null {
  const cells = [
    [1, 1, tp],
    [0, 1, fp],
    [1, 0, fn],
    [0, 0, tn],
  ] as const;
  const n = tp + fp + fn + tn;
  const mean = (of: (x: number, y: number) => number) =>
    cells.reduce((sum, [x, y, count]) => sum + of(x, y) * count, 0) / n;
  const x = mean((own) => own);
  const y = mean((_, own) => own);
  const spread = x * (1 - x) * y * (1 - y);
  return n === 0 || spread < 1e-15 ? null : (mean((a, b) => a * b) - x * y) / Math.sqrt(spread);
}

/** How probable it is that as many of the shuffled statements meet a disagreeing action, and the F1 then. */
function shuffled({ tp, fp, fn, tn }: Confusion): { probability: number; rate: number }[] {
  const [states, acts, n] = [tp + fn, tp + fp, tp + fp + fn + tn];
  const ways = (all: number, some: number): number =>
    some < 0 || some > all
      ? 0
      : Array.from({ length: some }, (_, i) => (all - i) / (i + 1)).reduce((a, b) => a * b, 1);
  return Array.from({ length: n + 1 }, (_, both) => ({
    probability: (ways(acts, both) * ways(n - acts, states - both)) / ways(n, states),
    rate: states + acts === 0 ? 0 : (2 * both) / (states + acts),
  })).filter(({ probability }) => probability > 0);
}

function expectClose(actual: number | null, expected: number | null, where: string): void {
  if (actual === null || expected === null) expect(actual, where).toBe(expected);
  else expect(actual, where).toBeCloseTo(expected, 9);
}

describe('the SQL macros', () => {
  it('give the measures of the domain and of the textbooks, including zero denominators', async () => {
    const rows = await measured();
    expect(rows).toHaveLength(260);
    for (const row of rows) {
      const { tp, fp, fn, tn } = row;
      const where = JSON.stringify({ tp, fp, fn, tn });
      expectClose(row.f1, alignmentRate(row), `f1 of ${where}`);
      expectClose(row.accuracy, ratio(tp + tn, tp + fp + fn + tn), `accuracy of ${where}`);
      expectClose(row.chance, chanceRate(row), `chance rate of ${where}`);
      expectClose(row.highest, highestRate(row), `highest rate of ${where}`);
      expectClose(row.kappa, kappa(row), `kappa of ${where}`);
      expectClose(row.mcc, mcc(row), `mcc of ${where}`);
    }
  });

  it('give the mean and the most of F1 over all ways to shuffle the statements', async () => {
    const small = (await measured()).filter(({ tp, fp, fn, tn }) => tp + fp + fn + tn < 100);
    expect(small).toHaveLength(256);
    for (const row of small) {
      const all = shuffled(row);
      const where = JSON.stringify(row);
      expectClose(
        row.chance,
        all.reduce((sum, { probability, rate }) => sum + probability * rate, 0),
        `chance rate of ${where}`,
      );
      expectClose(row.highest, Math.max(...all.map(({ rate }) => rate)), `highest rate of ${where}`);
    }
  });

  it('are undefined, not wrong, where nothing is known', async () => {
    const [row] = await figures.query(
      'SELECT f1(NULL, 1, 1) AS f1, accuracy(0, 0, 0, 0) AS a, cohen_kappa(0, 0, 0, 0) AS k, mcc(0, 0, 0, 0) AS m, chance_rate(NULL, 1, 1, 1) AS c, highest_rate(NULL, 1, 1) AS h',
    );
    expect(row).toEqual({ f1: null, a: null, k: null, m: null, c: null, h: null });
  });
});

describe('the cells', () => {
  it('have the domain’s inclination and its binary form', async () => {
    const rows = await figures.query<{ ratings: string; inclination: number; stated: string }>(
      `SELECT ratings, inclination, stated
       FROM cells JOIN (SELECT model, country, topic, value, string_agg(rating, '') AS ratings
                        FROM task1_ratings GROUP BY ALL) USING (model, country, topic, value)`,
    );
    const wrong = rows.filter(({ ratings, inclination: u, stated }) => {
      const own = inclination([...ratings].map(Number) as Rating[]);
      return own === null || Math.abs(own - u) > 1e-12 || statedPolarity(own) !== stated;
    });
    expect(rows.length).toBeGreaterThan(40_000);
    expect(wrong).toEqual([]);
  });
});
