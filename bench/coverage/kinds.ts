/** The kinds of interval that the site shows, and how often each covers what it is about. */
import {
  type GroupedCounts,
  groupIntervals,
  pairedDifferences,
  type Target,
} from '../../src/domain/statistics/group-intervals';
import { Part } from '../../src/domain/statistics/jackknife';
import type { Interval } from '../../src/domain/statistics/t-interval';
import type { Statistic } from '../../src/domain/statistics/weighted-measure';
import { COUNTRY, type Population, placesOf, sampler, TOPIC, VALUE } from './population';

export interface Kind {
  readonly name: string;
  readonly countries: number;
  readonly topics: number;
  readonly target: Target;
  /** Sets of factors whose effects stay as they are when the figure is taken again. */
  readonly common: readonly number[];
  /** Whether each scenario has values of its own. */
  readonly nested: boolean;
}

const THESE = [COUNTRY, TOPIC, COUNTRY | TOPIC];
const OTHER_TOPICS = [VALUE, COUNTRY, COUNTRY | VALUE];
const OTHER_COUNTRIES = [VALUE, TOPIC, TOPIC | VALUE];

const kind = (
  name: string,
  countries: number,
  topics: number,
  target: Target,
  common: readonly number[],
): Kind => ({ name, countries, topics, target, common, nested: common === THESE });

export const KINDS: readonly Kind[] = [
  kind('a country, other topics', 1, 11, 'others', OTHER_TOPICS),
  kind('a topic, other countries', 12, 1, 'others', OTHER_COUNTRIES),
  kind('overall, other topics and countries', 12, 11, 'others', [VALUE]),
  kind('a country, these scenarios', 1, 11, 'these', THESE),
  kind('overall, these scenarios', 12, 11, 'these', THESE),
  kind('six scenarios', 2, 3, 'others', THESE),
  kind('one scenario', 1, 1, 'others', THESE),
];

export const STATISTICS: readonly Statistic[] = ['scenario mean', 'accuracy', 'kappa', 'distance'];

/** The counts of one group, an entry per case or, where that is enough, per scenario. */
function countsOf(
  models: readonly Float64Array[],
  { countries, topics }: Kind,
  values: number,
  byCase: boolean,
) {
  const places = placesOf([countries, topics, values]);
  const perEntry = byCase ? 1 : values;
  const size = places.length / perEntry;
  const pairs = models.length / 2;
  const integers = () => new Int32Array(size * pairs);
  const numbers = () => new Float64Array(size * pairs);
  const counts: GroupedCounts = {
    group: integers(),
    model: integers(),
    country: integers(),
    topic: integers(),
    value: integers(),
    tp: numbers(),
    fp: numbers(),
    fn: numbers(),
    tn: numbers(),
    sumX: numbers(),
    sumY: numbers(),
    n: numbers(),
  };
  for (let model = 0; model < pairs; model++)
    for (const [i, [country, topic, value]] of places.entries()) {
      const entry = model * size + Math.floor(i / perEntry);
      const [u, a] = [models[model * 2]?.[i] ?? 0, models[model * 2 + 1]?.[i] ?? 0];
      counts.model[entry] = model;
      counts.country[entry] = country;
      counts.topic[entry] = topic;
      counts.value[entry] = byCase ? value : 0;
      const cell = u >= 0.5 ? (a === 1 ? counts.tp : counts.fn) : a === 1 ? counts.fp : counts.tn;
      cell[entry] = (cell[entry] ?? 0) + 1;
      counts.sumX[entry] = (counts.sumX[entry] ?? 0) + u;
      counts.sumY[entry] = (counts.sumY[entry] ?? 0) + a;
      counts.n[entry] = (counts.n[entry] ?? 0) + 1;
    }
  return counts;
}

interface Found {
  readonly value: number;
  readonly interval: Interval | null;
}

/** A figure of one sample, or the difference of two models' figures. */
function measure(
  sample: readonly Float64Array[],
  own: Kind,
  values: number,
  statistic: Statistic,
): Found | null {
  const paired = sample.length > 2;
  const cells = own.target === 'these' || own.countries * own.topics < 10;
  const counts = countsOf(sample, own, values, statistic === 'distance' || (paired && cells));
  if (paired) {
    const found = pairedDifferences(counts, statistic, own.target, 0, 1).get(0);
    return found?.value == null ? null : { value: found.value, interval: found.interval };
  }
  const value = new Part(counts, [...counts.group.keys()], statistic).value();
  return value === null
    ? null
    : { value, interval: groupIntervals(counts, statistic, own.target).get(0) ?? null };
}

export interface Coverage {
  /** Share of the intervals that hold the mean over samples, and their mean width. */
  readonly covered: number;
  readonly width: number;
  /** Share of the samples that have an interval. */
  readonly shown: number;
}

/**
 * How often the intervals of samples hold what those samples have on average.
 *
 * @param rounds how often what samples have in common is drawn
 * @param samples how many each time
 */
export function coverageOf(
  population: Population,
  own: Kind,
  statistics: readonly Statistic[],
  { rounds, samples }: { readonly rounds: number; readonly samples: number },
  random: () => number,
): ReadonlyMap<Statistic, Coverage> {
  const values = population.sizes[2];
  const tallies = new Map(statistics.map((name) => [name, { held: 0, intervals: 0, width: 0, all: 0 }]));
  for (let round = 0; round < rounds; round++) {
    const found = new Map<Statistic, Found[]>(statistics.map((name) => [name, []]));
    const drawWith = (nested: boolean) =>
      sampler(population, [own.countries, own.topics, values], { ...own, nested }, random);
    // What is taken as a sample of a distance's are the values, the same in all scenarios.
    const [draw, drawValues] = [drawWith(own.nested), drawWith(false)];
    for (let sample = 0; sample < samples; sample++) {
      const drawn = draw();
      for (const [statistic, list] of found) {
        const figure = measure(
          statistic === 'distance' && own.nested ? drawValues() : drawn,
          own,
          values,
          statistic,
        );
        if (figure) list.push(figure);
      }
    }
    for (const [statistic, list] of found) {
      const truth = list.reduce((sum, { value }) => sum + value, 0) / list.length;
      const tally = tallies.get(statistic);
      if (!tally) continue;
      tally.all += samples;
      for (const { interval } of list) {
        if (!interval) continue;
        tally.intervals++;
        tally.width += interval.high - interval.low;
        if (interval.low <= truth && truth <= interval.high) tally.held++;
      }
    }
  }
  return new Map(
    [...tallies].map(([name, { held, intervals, width, all }]) => [
      name,
      { covered: held / intervals, width: width / intervals, shown: intervals / all },
    ]),
  );
}
