/** How much a figure varies with what it is taken from: figures with a part left out. */
import { type Counts, isOfCounts, meanWithout, type Statistic, weightedMeasure } from './weighted-measure';

/** Counts of all groups, one entry per (group, model, country, topic, item); arrays of the same length. */
export interface GroupedCounts extends Omit<Counts, 'cluster' | 'item'> {
  readonly group: Int32Array;
  readonly model: Int32Array;
  readonly country: Int32Array;
  readonly topic: Int32Array;
  readonly value: Int32Array;
}

/** Members of a dimension are numbered from 0, and there are fewer than this. */
const SPAN = 4096;

const CELLS = ['tp', 'fp', 'fn', 'tn'] as const;
const NUMBERS = [...CELLS, 'sumX', 'sumY', 'n'] as const;

/** Numbers keys in order of appearance. */
class Numbering {
  private readonly numbers = new Map<number, number>();
  of(key: number): number {
    const number = this.numbers.get(key) ?? this.numbers.size;
    this.numbers.set(key, number);
    return number;
  }
}

/** Cases that are alike: in the same scenario, and the same in both tasks, or one case. */
interface Alike {
  readonly scenario: number;
  readonly unit: number;
  /** Where they are counted. */
  readonly row: number;
  readonly cell: (typeof CELLS)[number] | null;
  readonly times: number;
}

/** One model's part of a difference, or all there is of a figure. */
export class Part {
  /** Of each row. */
  readonly country: readonly number[];
  readonly topic: readonly number[];
  readonly values: readonly number[];
  private readonly counts: Counts;
  private readonly alike: Alike[] = [];

  /** @param entries the places in `all` that it consists of */
  constructor(
    all: GroupedCounts,
    entries: readonly number[],
    private readonly statistic: Statistic,
    private readonly sign: 1 | -1 = 1,
  ) {
    const [rows, clusters, items] = [new Numbering(), new Numbering(), new Numbering()];
    const at = (array: ArrayLike<number>, entry: number) => array[entry] ?? 0;
    const counted = isOfCounts(statistic);
    const byCase = entries.every((entry) => at(all.n, entry) <= 1);
    const places = {
      country: [] as number[],
      topic: [] as number[],
      cluster: [] as number[],
      item: [] as number[],
      value: [] as number[],
    };
    const sums = Object.fromEntries(NUMBERS.map((name) => [name, [] as number[]])) as Record<
      (typeof NUMBERS)[number],
      number[]
    >;
    for (const entry of entries) {
      const [model, own, other] = [at(all.model, entry), at(all.country, entry), at(all.topic, entry)];
      const scenario = own * SPAN + other;
      const row = rows.of(counted ? model * SPAN * SPAN + scenario : entry);
      places.country[row] = own;
      places.topic[row] = other;
      places.cluster[row] = clusters.of(model * SPAN + own);
      places.value[row] = at(all.value, entry);
      places.item[row] = items.of(model * SPAN + at(all.value, entry));
      for (const name of NUMBERS) sums[name][row] = (sums[name][row] ?? 0) + at(all[name], entry);
      const place = (scenario * SPAN + at(all.value, entry)) * CELLS.length;
      if (!counted) this.alike.push({ scenario, unit: place, row, cell: null, times: at(all.n, entry) });
      else
        for (const [type, cell] of CELLS.entries()) {
          const times = at(all[cell], entry);
          if (times > 0) this.alike.push({ scenario, unit: byCase ? place : place + type, row, cell, times });
        }
    }
    this.country = places.country;
    this.topic = places.topic;
    this.values = places.value;
    this.counts = {
      cluster: Int32Array.from(places.cluster),
      item: Int32Array.from(places.item),
      ...(Object.fromEntries(
        NUMBERS.map((name) => [name, Float64Array.from(sums[name])]),
      ) as unknown as Record<(typeof NUMBERS)[number], Float64Array>),
    };
  }

  /** Its figure, with its sign, of the rows for which `keeps` is true. */
  value(keeps?: (row: number) => boolean): number | null {
    const weights = new Float64Array(this.country.length).fill(1);
    if (keeps) for (let row = 0; row < weights.length; row++) if (!keeps(row)) weights[row] = 0;
    const value = weightedMeasure(this.counts, this.statistic, weights);
    return value === null ? null : this.sign * value;
  }

  /** The fewest cases of one answer to one of the tasks: what a rate or kappa rests on. */
  fewest(): number {
    const sum = (of: Float64Array) => of.reduce((total, own) => total + own, 0);
    const [tp, fp, fn, tn] = CELLS.map((cell) => sum(this.counts[cell])) as [number, number, number, number];
    return Math.min(tp + fn, tp + fp, fp + tn, fn + tn);
  }

  /** Its figure without one case of each kind of cases that are alike. */
  *withoutCases(): Generator<Alike & { readonly value: number | null }> {
    const found = new Map<number, number | null>();
    const all = new Float64Array(this.country.length).fill(1);
    const ofEntry = isOfCounts(this.statistic) ? null : meanWithout(this.counts);
    const without = ({ row, cell }: Alike) => {
      if (cell === null) return ofEntry?.(row) ?? null;
      const counts = this.counts[cell];
      const before = counts[row] ?? 0;
      counts[row] = before - 1;
      const value = weightedMeasure(this.counts, this.statistic, all);
      counts[row] = before;
      return value;
    };
    for (const cases of this.alike) {
      const key = cases.row * CELLS.length + (cases.cell ? CELLS.indexOf(cases.cell) : 0);
      const value = found.has(key) ? (found.get(key) ?? null) : without(cases);
      found.set(key, value);
      yield { ...cases, value: value === null ? null : this.sign * value };
    }
  }
}

export interface Spread {
  readonly variance: number;
  readonly freedom: number;
}

/** The sum of the parts' figures; null where one is undefined. */
export function together(
  parts: readonly Part[],
  keeps?: (part: Part, row: number) => boolean,
): number | null {
  let sum = 0;
  for (const part of parts) {
    const value = part.value(keeps && ((row) => keeps(part, row)));
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

/**
 * The jackknife over clusters, each left out as a whole.
 *
 * @returns null where there is one cluster, or where the figure is undefined without one of them
 */
export function clusterSpread(
  parts: readonly Part[],
  clusterOf: (part: Part, row: number) => number,
): Spread | null {
  const clusters = new Set(parts.flatMap((part) => part.country.map((_, row) => clusterOf(part, row))));
  const values: number[] = [];
  for (const cluster of clusters) {
    const value = together(parts, (part, row) => clusterOf(part, row) !== cluster);
    if (value === null) return null;
    values.push(value);
  }
  if (values.length < 2) return null;
  const freedom = values.length - 1;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { variance: (freedom / values.length) * squares, freedom };
}

export const scenarioOf = ({ country, topic }: Part, row: number): number =>
  (country[row] ?? 0) * SPAN + (topic[row] ?? 0);

/** The jackknife over cases within each scenario. */
export function caseSpread(parts: readonly Part[]): Spread | null {
  const units = new Map<number, { scenario: number; times: number; value: number }>();
  for (const part of parts)
    for (const { scenario, unit, times, value } of part.withoutCases()) {
      if (value === null) return null;
      const before = units.get(unit);
      units.set(unit, { scenario, times, value: (before?.value ?? 0) + value });
    }
  const scenarios = new Map<number, { n: number; sum: number; squares: number }>();
  for (const { scenario, times, value } of units.values()) {
    const { n, sum, squares } = scenarios.get(scenario) ?? { n: 0, sum: 0, squares: 0 };
    scenarios.set(scenario, {
      n: n + times,
      sum: sum + times * value,
      squares: squares + times * value * value,
    });
  }
  let [variance, freedom] = [0, 0];
  for (const { n, sum, squares } of scenarios.values()) {
    variance += ((n - 1) / n) * Math.max(0, squares - (sum * sum) / n);
    freedom += n - 1;
  }
  return freedom < 1 ? null : { variance, freedom };
}
