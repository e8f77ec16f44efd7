/** Intervals of many groups at once, from counts of their scenarios. Pure; run in a worker. */
import {
  caseSpread,
  clusterSpread,
  type GroupedCounts,
  Part,
  type Spread,
  scenarioOf,
  together,
} from './jackknife';
import { type Interval, type Range, tInterval } from './t-interval';
import type { Statistic } from './weighted-measure';

export type { GroupedCounts } from './jackknife';

/** What an interval is about: these scenarios, asked again with other actions; or other topics and countries as well. */
export type Target = 'these' | 'others';

/** What is taken as a sample: topics, countries, both, the cases within each scenario or, for distances, the values. */
export type Drawing = 'topics' | 'countries' | 'both' | 'cells' | 'values';

export interface DrawnInterval extends Interval {
  readonly drawn: Drawing;
}

/** With fewer scenarios than this, only cases within scenarios are a sample. */
const ENOUGH_SCENARIOS = 10;
/** With fewer countries or topics than this, they are no sample of others. */
const ENOUGH_MEMBERS = 5;

/** What is a sample of what the target names, by the countries and topics of each scenario. */
function drawingOf(parts: readonly Part[], statistic: Statistic, target: Target): Drawing {
  const within = statistic === 'distance' ? 'values' : 'cells';
  if (target === 'these') return within;
  const distinct = (of: (part: Part, row: number) => number | undefined) =>
    new Set(parts.flatMap((part) => part.country.map((_, row) => of(part, row)))).size;
  if (distinct(scenarioOf) < ENOUGH_SCENARIOS) return within;
  const countries = distinct(({ country }, row) => country[row]) >= ENOUGH_MEMBERS;
  const topics = distinct(({ topic }, row) => topic[row]) >= ENOUGH_MEMBERS;
  if (countries && topics) return 'both';
  return topics ? 'topics' : countries ? 'countries' : within;
}

const countryOf = ({ country }: Part, row: number) => country[row] ?? 0;
const topicOf = ({ topic }: Part, row: number) => topic[row] ?? 0;

/**
 * Two-way clustering: countries plus topics less scenarios, and at least the larger of the first two.
 *
 * Source: Cameron, Gelbach and Miller 2011, Robust Inference With Multiway Clustering.
 */
function twoWaySpread(parts: readonly Part[]): Spread | null {
  const [countries, topics, scenarios] = [countryOf, topicOf, scenarioOf].map((of) =>
    clusterSpread(parts, of),
  );
  if (!countries || !topics || !scenarios) return null;
  return {
    variance: Math.max(
      countries.variance + topics.variance - scenarios.variance,
      countries.variance,
      topics.variance,
    ),
    freedom: Math.min(countries.freedom, topics.freedom),
  };
}

const SPREADS: Readonly<Record<Drawing, (parts: readonly Part[]) => Spread | null>> = {
  both: twoWaySpread,
  topics: (parts) => clusterSpread(parts, topicOf),
  countries: (parts) => clusterSpread(parts, countryOf),
  cells: caseSpread,
  values: (parts) => clusterSpread(parts, ({ values }, row) => values[row] ?? 0),
};

/** With fewer cases of an answer than this, a rate or kappa of cases has no interval that covers what it says. */
const ENOUGH_CASES = 5;
const PLAIN_SHARES: readonly Statistic[] = ['accuracy', 'misaligned', 'mean'];

function restsOnTooFew(parts: readonly Part[], statistic: Statistic): boolean {
  return !PLAIN_SHARES.includes(statistic) && parts.some((part) => part.fewest() < ENOUGH_CASES);
}

function rangeOf(statistic: Statistic): Range {
  return statistic === 'kappa' || statistic === 'mcc' ? [-1, 1] : [0, 1];
}

/** Null where nothing varies, or where it would rest on too few cases: then nothing can be said. */
function intervalOf(
  parts: readonly Part[],
  statistic: Statistic,
  target: Target,
  range: Range,
): DrawnInterval | null {
  const estimate = together(parts);
  if (estimate === null) return null;
  const drawn = drawingOf(parts, statistic, target);
  if (drawn === 'cells' && restsOnTooFew(parts, statistic)) return null;
  const spread = SPREADS[drawn](parts);
  if (!spread || spread.variance < 1e-18) return null;
  return { ...tInterval(estimate, spread.variance, spread.freedom, range), drawn };
}

function entriesByGroup(group: Int32Array): Map<number, number[]> {
  const entries = new Map<number, number[]>();
  group.forEach((id, entry) => {
    const list = entries.get(id);
    if (list) list.push(entry);
    else entries.set(id, [entry]);
  });
  return entries;
}

/**
 * Each group's interval, by its number; null where there is none.
 *
 * @param counts with an entry per case where cases are drawn and the statistic is a mean, or a group has many models
 */
export function groupIntervals(
  counts: GroupedCounts,
  statistic: Statistic,
  target: Target,
): Map<number, DrawnInterval | null> {
  const intervals = new Map<number, DrawnInterval | null>();
  for (const [group, entries] of entriesByGroup(counts.group))
    intervals.set(
      group,
      intervalOf([new Part(counts, entries, statistic)], statistic, target, rangeOf(statistic)),
    );
  return intervals;
}

/** A difference, and its interval if there is one. */
export interface Difference {
  /** The model's value, and the baseline's. */
  readonly model: number | null;
  readonly baseline: number | null;
  readonly value: number | null;
  readonly interval: DrawnInterval | null;
}

/**
 * Paired differences, `model` minus `baseline`, for each group: what is left out is left out of both. The counts must
 * cover only cells that are known for both, with an entry per case where cases are drawn.
 */
export function pairedDifferences(
  counts: GroupedCounts,
  statistic: Statistic,
  target: Target,
  model: number,
  baseline: number,
): Map<number, Difference> {
  const [low, high] = rangeOf(statistic);
  const differences = new Map<number, Difference>();
  for (const [group, entries] of entriesByGroup(counts.group)) {
    const part = (wanted: number, sign: 1 | -1) =>
      new Part(
        counts,
        entries.filter((entry) => counts.model[entry] === wanted),
        statistic,
        sign,
      );
    const [ours, theirs] = [part(model, 1), part(baseline, -1)];
    const against = theirs.value();
    differences.set(group, {
      model: ours.value(),
      baseline: against === null ? null : -against,
      value: together([ours, theirs]),
      interval: intervalOf([ours, theirs], statistic, target, [low - high, high - low]),
    });
  }
  return differences;
}
