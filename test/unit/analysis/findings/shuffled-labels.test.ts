import { beforeAll, expect, it } from 'vitest';
import {
  CELLS_SQL,
  type ModelCells,
  readCells,
  SCENARIO_COUNT,
  VALUE_COUNT,
} from '../../../../src/analysis/findings/cells';
import { LEVEL, type Row } from '../../../../src/analysis/findings/finding';
import { comparePairs, type Pair, type PairMeasure } from '../../../../src/analysis/findings/pairs';
import { shuffle } from '../../../../src/domain/statistics/permutation';
import { seededRandom } from '../../../../src/domain/statistics/random';
import { publishedFigures } from './find-in-node';

const SHUFFLES = 200;

let models: readonly ModelCells[];
beforeAll(async () => {
  models = readCells(await (await publishedFigures()).query<Row>(CELLS_SQL));
});

/** In every scenario each model gets the answers of one of them at random: chance alone tells them apart. */
function relabelled(own: readonly ModelCells[], random: () => number): ModelCells[] {
  const found = own.map(({ label, stated, chosen }) => ({
    model: label,
    label,
    stated: stated.slice(),
    chosen: chosen.slice(),
  }));
  for (let scenario = 0; scenario < SCENARIO_COUNT; scenario++) {
    const [first, last] = [scenario * VALUE_COUNT, (scenario + 1) * VALUE_COUNT];
    const order = own.map((_, place) => place);
    shuffle(order, random);
    order.forEach((from, to) => {
      const source = own[from];
      if (!source) return;
      found[to]?.stated.set(source.stated.subarray(first, last), first);
      found[to]?.chosen.set(source.chosen.subarray(first, last), first);
    });
  }
  return found;
}

const different = (pairs: readonly Pair[]) => pairs.filter(({ p }) => p < LEVEL).length / pairs.length;

/** Mean share of pairs that are called different, over shuffles. */
function shareDifferent(own: readonly ModelCells[], measure: PairMeasure, seed: number): number {
  const random = seededRandom(seed);
  let sum = 0;
  for (let run = 0; run < SHUFFLES; run++) sum += different(comparePairs(relabelled(own, random), measure));
  return sum / SHUFFLES;
}

it('with labels shuffled at most 5 % of pairs are called different, of the published ones most', () => {
  expect(shareDifferent(models.slice(0, 3), 'rate', 1)).toBeLessThanOrEqual(LEVEL);
  expect(different(comparePairs(models, 'rate'))).toBeGreaterThan(0.5);
});

it('a single pair is called different in about 5 % of shuffles, and not in none', () => {
  const share = shareDifferent(models.slice(3, 5), 'kappa', 2);
  // Three standard errors of 200 shuffles.
  expect(Math.abs(share - LEVEL)).toBeLessThan(3 * Math.sqrt((0.05 * 0.95) / SHUFFLES));
  expect(share).toBeGreaterThan(0);
});
