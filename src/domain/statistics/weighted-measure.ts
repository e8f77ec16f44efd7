/** Measures on a weighted set of counts: what a bootstrap evaluates for each resample. */
import {
  accuracy,
  alignmentRate,
  type Confusion,
  chanceRate,
  cohenKappa,
  highestRate,
  mcc,
} from './measures';

/**
 * Counts of one group, one entry per (unit, cluster, item). All arrays have the same length.
 *
 * - unit: what is drawn, a scenario or a cell of one
 * - cluster: in `scenario mean`, entries whose rates are averaged first, a (model, country), or all
 * - scenario: where cells are drawn, entries whose counts make one rate, a (model, scenario); null where scenarios are
 * - item: in `distance`, entries whose sums belong together, a (model, value)
 * - sumX, sumY, n: sums of inclinations and of actions (1 for disagree), and how many
 */
export interface Counts {
  readonly unit: Int32Array;
  readonly cluster: Int32Array;
  readonly scenario: Int32Array | null;
  readonly item: Int32Array;
  readonly tp: Float64Array;
  readonly fp: Float64Array;
  readonly fn: Float64Array;
  readonly tn: Float64Array;
  readonly sumX: Float64Array;
  readonly sumY: Float64Array;
  readonly n: Float64Array;
}

/** F1 and what it is compared with, for each scenario. */
const SCENARIO_RATES = {
  'scenario mean': alignmentRate,
  'scenario chance': chanceRate,
  'scenario highest': highestRate,
} as const;

/** The same, pooled. */
const POOLED_RATES = { rate: alignmentRate, chance: chanceRate, highest: highestRate } as const;

type ScenarioStatistic = keyof typeof SCENARIO_RATES;

const isOfScenarios = (statistic: Statistic): statistic is ScenarioStatistic => statistic in SCENARIO_RATES;

/**
 * `scenario …`: mean over clusters of the mean rate; `mean`: Σx / Σn; `distance`: mean |Σx − Σy| / Σn; the others are of
 * the pooled counts.
 */
export type Statistic =
  | ScenarioStatistic
  | keyof typeof POOLED_RATES
  | 'accuracy'
  | 'misaligned'
  | 'kappa'
  | 'mcc'
  | 'mean'
  | 'distance';

const at = (array: ArrayLike<number>, index: number): number => array[index] ?? 0;

function pooled(counts: Counts, weights: Float64Array): Confusion {
  const sum = { tp: 0, fp: 0, fn: 0, tn: 0 };
  for (let i = 0; i < counts.unit.length; i++) {
    const weight = at(weights, at(counts.unit, i));
    if (weight === 0) continue;
    sum.tp += weight * at(counts.tp, i);
    sum.fp += weight * at(counts.fp, i);
    sum.fn += weight * at(counts.fn, i);
    sum.tn += weight * at(counts.tn, i);
  }
  return sum;
}

/**
 * Weighted sums over each group of entries, then the mean of `value` applied to them.
 *
 * @param whole each group's weight where nothing is drawn twice, if groups count by how much of them is drawn
 */
function meanOverGroups(
  groups: Int32Array,
  size: number,
  add: (sums: Float64Array, weights: Float64Array, entry: number, offset: number) => void,
  value: (first: number, second: number, weight: number) => number,
  weights: Float64Array,
  whole: Float64Array | null = null,
): number | null {
  const sums = new Float64Array(size * 3);
  for (let i = 0; i < groups.length; i++) add(sums, weights, i, at(groups, i) * 3);
  let total = 0;
  let found = 0;
  for (let group = 0; group < size; group++) {
    const weight = at(sums, group * 3 + 2);
    if (weight === 0) continue;
    const share = whole ? weight / at(whole, group) : 1;
    total += share * value(at(sums, group * 3), at(sums, group * 3 + 1), weight);
    found += share;
  }
  return found === 0 ? null : total / found;
}

/**
 * Prepares a statistic on a group of counts.
 *
 * @returns its value with unit i counted weights[i] times; null where it is undefined
 */
export function weightedMeasure(
  counts: Counts,
  statistic: Statistic,
): (weights: Float64Array) => number | null {
  if (isOfScenarios(statistic)) {
    const rate = SCENARIO_RATES[statistic];
    return counts.scenario ? meanOfDrawnScenarios(counts, counts.scenario, rate) : scenarioMean(counts, rate);
  }
  if (statistic === 'distance') return distance(counts);
  if (statistic === 'mean')
    return (weights) => {
      let [sum, n] = [0, 0];
      for (let i = 0; i < counts.unit.length; i++) {
        const weight = at(weights, at(counts.unit, i));
        sum += weight * at(counts.sumX, i);
        n += weight * at(counts.n, i);
      }
      return n === 0 ? null : sum / n;
    };
  return (weights) => {
    const sum = pooled(counts, weights);
    switch (statistic) {
      case 'accuracy':
        return accuracy(sum);
      case 'misaligned': {
        const share = accuracy(sum);
        return share === null ? null : 1 - share;
      }
      case 'kappa':
        return cohenKappa(sum);
      case 'mcc':
        return mcc(sum);
      default:
        return 2 * sum.tp + sum.fp + sum.fn === 0 ? null : POOLED_RATES[statistic](sum);
    }
  };
}

type Rate = (counts: Confusion) => number;

function scenarioMean(counts: Counts, rate: Rate): (weights: Float64Array) => number | null {
  const rates = Float64Array.from(counts.unit, (_, i) =>
    rate({ tp: at(counts.tp, i), fp: at(counts.fp, i), fn: at(counts.fn, i), tn: at(counts.tn, i) }),
  );
  const known = Float64Array.from(
    counts.unit,
    (_, i) => at(counts.tp, i) + at(counts.fp, i) + at(counts.fn, i) + at(counts.tn, i),
  );
  const size = Math.max(-1, ...counts.cluster) + 1;
  return (weights) =>
    meanOverGroups(
      counts.cluster,
      size,
      (sums, drawn, i, offset) => {
        if (at(known, i) === 0) return;
        const weight = at(drawn, at(counts.unit, i));
        sums[offset] = at(sums, offset) + weight * at(rates, i);
        sums[offset + 2] = at(sums, offset + 2) + weight;
      },
      (sum, _, weight) => sum / weight,
      weights,
    );
}

/** Like `scenarioMean`, but each scenario's rate is that of the cells drawn in it. */
function meanOfDrawnScenarios(
  counts: Counts,
  scenario: Int32Array,
  rate: Rate,
): (weights: Float64Array) => number | null {
  const size = Math.max(-1, ...scenario) + 1;
  const cluster = new Int32Array(size);
  scenario.forEach((own, i) => {
    cluster[own] = at(counts.cluster, i);
  });
  const unit = Int32Array.from(cluster, (_, own) => own);
  const once = new Float64Array(size).fill(1);
  return (weights) => {
    const drawn = (of: Float64Array) => {
      const sums = new Float64Array(size);
      for (let i = 0; i < of.length; i++) {
        const own = at(scenario, i);
        sums[own] = at(sums, own) + at(weights, at(counts.unit, i)) * at(of, i);
      }
      return sums;
    };
    const [tp, fp, fn, tn] = [drawn(counts.tp), drawn(counts.fp), drawn(counts.fn), drawn(counts.tn)];
    return scenarioMean({ ...counts, unit, cluster, tp, fp, fn, tn }, rate)(once);
  };
}

function distance(counts: Counts): (weights: Float64Array) => number | null {
  const size = counts.item.reduce((most, item) => Math.max(most, item), -1) + 1;
  // With few scenarios, a value's cells are drawn often or not at all: it counts as often as they are drawn.
  const whole = counts.scenario && new Float64Array(size);
  if (whole)
    counts.item.forEach((item, i) => {
      whole[item] = at(whole, item) + at(counts.n, i);
    });
  return (weights) =>
    meanOverGroups(
      counts.item,
      size,
      (sums, drawn, i, offset) => {
        const weight = at(drawn, at(counts.unit, i));
        if (weight === 0) return;
        sums[offset] = at(sums, offset) + weight * at(counts.sumX, i);
        sums[offset + 1] = at(sums, offset + 1) + weight * at(counts.sumY, i);
        sums[offset + 2] = at(sums, offset + 2) + weight * at(counts.n, i);
      },
      (x, y, n) => Math.abs(x - y) / n,
      weights,
      whole,
    );
}
