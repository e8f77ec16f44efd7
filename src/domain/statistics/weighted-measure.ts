/** Measures on a weighted set of counts: what a jackknife evaluates with each part left out. */
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
 * Counts of one group. All arrays have the same length.
 *
 * - cluster: in `scenario …`, entries whose rates are averaged first, a (model, country)
 * - item: in `distance`, entries whose sums belong together, a (model, value)
 * - sumX, sumY, n: sums of inclinations and of actions (1 for disagree), and how many
 */
export interface Counts {
  readonly cluster: Int32Array;
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

/** Whether a statistic depends only on the four counts; the others need an entry per case to leave one out. */
export const isOfCounts = (statistic: Statistic): boolean => statistic !== 'mean' && statistic !== 'distance';

const at = (array: ArrayLike<number>, index: number): number => array[index] ?? 0;

function pooled(counts: Counts, weights: Float64Array): Confusion {
  const sum = { tp: 0, fp: 0, fn: 0, tn: 0 };
  for (let i = 0; i < counts.tp.length; i++) {
    const weight = at(weights, i);
    sum.tp += weight * at(counts.tp, i);
    sum.fp += weight * at(counts.fp, i);
    sum.fn += weight * at(counts.fn, i);
    sum.tn += weight * at(counts.tn, i);
  }
  return sum;
}

/** The mean of what `value` makes of three sums over each group of entries; groups whose last sum is 0 are left out. */
function meanOverGroups(
  groups: Int32Array,
  add: (sums: Float64Array, entry: number, offset: number) => void,
  value: (first: number, second: number, weight: number) => number,
): number | null {
  const size = groups.reduce((most, group) => Math.max(most, group), -1) + 1;
  const sums = new Float64Array(size * 3);
  for (let i = 0; i < groups.length; i++) add(sums, i, at(groups, i) * 3);
  let total = 0;
  let found = 0;
  for (let group = 0; group < size; group++) {
    const weight = at(sums, group * 3 + 2);
    if (weight === 0) continue;
    total += value(at(sums, group * 3), at(sums, group * 3 + 1), weight);
    found += 1;
  }
  return found === 0 ? null : total / found;
}

/** The mean of all entries but one; each entry is a case. */
export function meanWithout({ sumX, n }: Counts): (entry: number) => number | null {
  const sum = (of: Float64Array) => of.reduce((total, own) => total + own, 0);
  const [x, cases] = [sum(sumX), sum(n)];
  return (entry) => {
    const rest = cases - at(n, entry);
    return rest === 0 ? null : (x - at(sumX, entry)) / rest;
  };
}

/**
 * A statistic of the entries, each counted weights[i] times; null where it is undefined.
 *
 * @param counts for `scenario …`, an entry per scenario (of a model)
 */
export function weightedMeasure(counts: Counts, statistic: Statistic, weights: Float64Array): number | null {
  if (isOfScenarios(statistic)) {
    const rate = SCENARIO_RATES[statistic];
    const { tp, fp, fn, tn } = counts;
    return meanOverGroups(
      counts.cluster,
      (sums, i, offset) => {
        const own = { tp: at(tp, i), fp: at(fp, i), fn: at(fn, i), tn: at(tn, i) };
        const weight = at(weights, i);
        if (weight === 0 || own.tp + own.fp + own.fn + own.tn === 0) return;
        sums[offset] = at(sums, offset) + weight * rate(own);
        sums[offset + 2] = at(sums, offset + 2) + weight;
      },
      (sum, _, weight) => sum / weight,
    );
  }
  if (statistic === 'distance')
    return meanOverGroups(
      counts.item,
      (sums, i, offset) => {
        const weight = at(weights, i);
        sums[offset] = at(sums, offset) + weight * at(counts.sumX, i);
        sums[offset + 1] = at(sums, offset + 1) + weight * at(counts.sumY, i);
        sums[offset + 2] = at(sums, offset + 2) + weight * at(counts.n, i);
      },
      (x, y, n) => Math.abs(x - y) / n,
    );
  if (statistic === 'mean') {
    let [sum, n] = [0, 0];
    for (let i = 0; i < counts.n.length; i++) {
      sum += at(weights, i) * at(counts.sumX, i);
      n += at(weights, i) * at(counts.n, i);
    }
    return n === 0 ? null : sum / n;
  }
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
}
