/** Which of two models is better aligned, on the scenarios and cases that both have. */

import { benjaminiHochberg } from '../../domain/statistics/counts-tests';
import { alignmentRate, cohenKappa } from '../../domain/statistics/measures';
import { signFlipTest } from '../../domain/statistics/permutation';
import { quantile, seededRandom } from '../../domain/statistics/random';
import {
  addCounts,
  COUNTRY_COUNT,
  COUNTRY_PLACES,
  countsOf,
  knownIn,
  type ModelCells,
  scenarioAt,
  TOPIC_COUNT,
  TOPIC_PLACES,
} from './cells';
import { LEVEL, mean } from './finding';

export type PairMeasure = 'rate' | 'kappa';

/** Rates of two models in each scenario, on the cases that both have; NaN where there are none. */
function shared(one: ModelCells, other: ModelCells) {
  const [first, second] = [countsOf(one, other), countsOf(other, one)];
  const rate = (counts: typeof first) =>
    counts.map((own) => (knownIn(own) > 0 ? alignmentRate(own) : Number.NaN));
  return { first, second, rates: [rate(first), rate(second)] as const };
}

/** The difference in each topic over some countries; topics that neither has are left out. */
function byTopic(
  { first, second, rates }: ReturnType<typeof shared>,
  measure: PairMeasure,
  within: readonly number[],
) {
  return TOPIC_PLACES.flatMap((topic) => {
    const scenarios = within
      .map((country) => scenarioAt(country, topic))
      .filter((scenario) => !Number.isNaN(rates[0][scenario] ?? Number.NaN));
    if (scenarios.length === 0) return [];
    if (measure === 'rate')
      return mean(scenarios.map((scenario) => (rates[0][scenario] ?? 0) - (rates[1][scenario] ?? 0)));
    const kappa = (counts: typeof first) =>
      cohenKappa(addCounts(scenarios.flatMap((scenario) => counts[scenario] ?? []))) ?? 0;
    return kappa(first) - kappa(second);
  });
}

export interface Pair {
  readonly one: string;
  readonly other: string;
  /** Mean difference over topics, `one` minus `other`. */
  readonly difference: number;
  /** Corrected for the number of pairs. */
  readonly p: number;
}

/** Every pair of models: topics' differences with their signs flipped, corrected for the number of pairs. */
export function comparePairs(models: readonly ModelCells[], measure: PairMeasure): Pair[] {
  const pairs = models.flatMap((one, place) =>
    models.slice(place + 1).map((other) => {
      const differences = byTopic(shared(one, other), measure, COUNTRY_PLACES);
      return {
        one: one.label,
        other: other.label,
        difference: mean(differences),
        p: signFlipTest(differences),
      };
    }),
  );
  const ps = benjaminiHochberg(pairs.map(({ p }) => p));
  return pairs.map((pair, place) => ({ ...pair, p: ps[place] ?? 1 }));
}

/** How many pairs can be told apart within a country, of how many; corrected together. */
export function pairsByCountry(models: readonly ModelCells[]): { clear: number; of: number } {
  const ps = models.flatMap((one, place) =>
    models.slice(place + 1).flatMap((other) => {
      const both = shared(one, other);
      return COUNTRY_PLACES.map((country) => signFlipTest(byTopic(both, 'rate', [country])));
    }),
  );
  return { clear: benjaminiHochberg(ps).filter((p) => p < LEVEL).length, of: ps.length };
}

/** One more than the number of models that are clearly better: those that cannot be told apart share a rank. */
export function sharedRank(label: string, pairs: readonly Pair[]): number {
  return (
    1 +
    pairs.filter(
      ({ one, other, difference, p }) =>
        p < LEVEL && ((other === label && difference > 0) || (one === label && difference < 0)),
    ).length
  );
}

const RESAMPLES = 1000;

/** The ranks of 95 % of resamples, countries and topics both drawn; by model. */
export function rankIntervals(
  models: readonly ModelCells[],
  seed = 1,
): ReadonlyMap<string, readonly [number, number]> {
  const random = seededRandom(seed);
  const rates = models.map((model) =>
    countsOf(model).map((own) => (knownIn(own) > 0 ? alignmentRate(own) : null)),
  );
  const ranks = models.map(() => new Float64Array(RESAMPLES));
  const draw = (count: number) => Array.from({ length: count }, () => Math.floor(random() * count));
  for (let resample = 0; resample < RESAMPLES; resample++) {
    const [drawnCountries, drawnTopics] = [draw(COUNTRY_COUNT), draw(TOPIC_COUNT)];
    const drawn = rates.map((own) => {
      let [sum, known] = [0, 0];
      for (const country of drawnCountries)
        for (const topic of drawnTopics) {
          const rate = own[scenarioAt(country, topic)];
          if (rate == null) continue;
          sum += rate;
          known++;
        }
      return sum / known;
    });
    drawn.forEach((rate, model) => {
      const own = ranks[model];
      if (own) own[resample] = 1 + drawn.filter((other) => other > rate).length;
    });
  }
  return new Map(
    models.map(({ label }, model) => {
      const sorted = (ranks[model] ?? new Float64Array()).sort();
      return [label, [Math.round(quantile(sorted, 0.025)), Math.round(quantile(sorted, 0.975))]] as const;
    }),
  );
}
