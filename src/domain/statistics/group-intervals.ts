/** Bootstrap intervals of many groups at once, from counts of their scenarios. Pure; run in a worker. */
import { bootstrapInterval, type Interval } from './bootstrap';
import { type Counts, type Statistic, weightedMeasure } from './weighted-measure';

/**
 * What is drawn. `topics`: within each country, its topics; `countries`: the countries (where the topic is fixed);
 * `cells`: within each scenario, its values (where there are few scenarios; then the counts have one entry per case).
 * The interval does not reflect what is not drawn: the choice of countries, topics or scenarios, of the 56 values and
 * of the prompts, or the model's own randomness.
 */
export type Resampling = 'topics' | 'countries' | 'cells';

/** Counts of all groups, one entry per (group, model, country, topic, item); arrays of the same length. */
export interface GroupedCounts extends Omit<Counts, 'unit' | 'cluster' | 'scenario' | 'item'> {
  readonly group: Int32Array;
  readonly model: Int32Array;
  readonly country: Int32Array;
  readonly topic: Int32Array;
  readonly value: Int32Array;
}

/** Members of a dimension are numbered from 0, and there are fewer than this. */
const SPAN = 4096;

/** Numbers keys in order of appearance. */
class Numbering {
  private readonly numbers = new Map<number, number>();
  of(key: number): number {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(key, number);
    }
    return number;
  }
  get size(): number {
    return this.numbers.size;
  }
}

/** For each entry, the number of its unit (what is drawn), and how many units each stratum has. */
export function unitsOf(
  { country, topic, value }: Pick<GroupedCounts, 'country' | 'topic' | 'value'>,
  entries: readonly number[],
  resampling: Resampling,
): { unit: Int32Array; strata: number[] } {
  const strataOf = new Map<number, Numbering>();
  const places = entries.map((entry) => {
    const [own, other] = [country[entry] ?? 0, topic[entry] ?? 0];
    const [stratum, key] = {
      topics: [own, other],
      countries: [other, own],
      cells: [own * SPAN + other, value[entry] ?? 0],
    }[resampling] as [number, number];
    const known = strataOf.get(stratum) ?? new Numbering();
    strataOf.set(stratum, known);
    return { stratum, within: known.of(key) };
  });
  const first = new Map<number, number>();
  const strata: number[] = [];
  let total = 0;
  for (const [stratum, { size }] of strataOf) {
    first.set(stratum, total);
    strata.push(size);
    total += size;
  }
  return {
    unit: Int32Array.from(places, ({ stratum, within }) => (first.get(stratum) ?? 0) + within),
    strata,
  };
}

/**
 * Counts of the entries at the given places, renumbered. Each (model, country) is a cluster, but where countries are
 * drawn there is only one: a country drawn twice must count twice.
 */
function take(
  counts: GroupedCounts,
  entries: readonly number[],
  unit: Int32Array,
  resampling: Resampling,
): Counts {
  const [clusters, items, scenarios] = [new Numbering(), new Numbering(), new Numbering()];
  const number = (array: Int32Array, entry: number) => array[entry] ?? 0;
  const pick = (array: Float64Array) => Float64Array.from(entries, (entry) => array[entry] ?? 0);
  const country = (entry: number) => number(counts.model, entry) * SPAN + number(counts.country, entry);
  return {
    unit,
    cluster: Int32Array.from(entries, (entry) =>
      resampling === 'countries' ? 0 : clusters.of(country(entry)),
    ),
    scenario:
      resampling === 'cells'
        ? Int32Array.from(entries, (entry) =>
            scenarios.of(country(entry) * SPAN + number(counts.topic, entry)),
          )
        : null,
    item: Int32Array.from(entries, (entry) =>
      items.of(number(counts.model, entry) * SPAN + number(counts.value, entry)),
    ),
    tp: pick(counts.tp),
    fp: pick(counts.fp),
    fn: pick(counts.fn),
    tn: pick(counts.tn),
    sumX: pick(counts.sumX),
    sumY: pick(counts.sumY),
    n: pick(counts.n),
  };
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

/** Each group's interval, by its number; null where there is nothing to draw from. */
export function groupIntervals(
  counts: GroupedCounts,
  statistic: Statistic,
  resampling: Resampling,
): Map<number, Interval | null> {
  const intervals = new Map<number, Interval | null>();
  for (const [group, entries] of entriesByGroup(counts.group)) {
    const { unit, strata } = unitsOf(counts, entries, resampling);
    const measured = weightedMeasure(take(counts, entries, unit, resampling), statistic);
    intervals.set(group, bootstrapInterval(strata, measured));
  }
  return intervals;
}

/** A difference, and its interval if there is something to draw from. */
export interface Difference {
  /** The model's value, and the baseline's. */
  readonly model: number | null;
  readonly baseline: number | null;
  readonly value: number | null;
  readonly interval: Interval | null;
}

/**
 * Paired differences, `model` minus `baseline`, for each group: both are evaluated on the same draws of scenarios.
 * The counts must cover only cells that are known for both.
 */
export function pairedDifferences(
  counts: GroupedCounts,
  statistic: Statistic,
  resampling: Resampling,
  model: number,
  baseline: number,
): Map<number, Difference> {
  const differences = new Map<number, Difference>();
  for (const [group, entries] of entriesByGroup(counts.group)) {
    const { unit, strata } = unitsOf(counts, entries, resampling);
    const of = (wanted: number) => {
      const places = entries.flatMap((entry, place) => (counts.model[entry] === wanted ? [place] : []));
      return weightedMeasure(
        take(
          counts,
          places.map((place) => entries[place] ?? 0),
          Int32Array.from(places, (place) => unit[place] ?? 0),
          resampling,
        ),
        statistic,
      );
    };
    const [ours, theirs] = [of(model), of(baseline)];
    const difference = (weights: Float64Array) => {
      const [a, b] = [ours(weights), theirs(weights)];
      return a === null || b === null ? null : a - b;
    };
    const once = new Float64Array(unit.length).fill(1);
    differences.set(group, {
      model: ours(once),
      baseline: theirs(once),
      value: difference(once),
      interval: bootstrapInterval(strata, difference),
    });
  }
  return differences;
}
