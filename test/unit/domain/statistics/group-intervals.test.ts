import { describe, expect, it } from 'vitest';
import {
  type GroupedCounts,
  groupIntervals,
  pairedDifferences,
  type Target,
} from '../../../../src/domain/statistics/group-intervals';
import { seededRandom } from '../../../../src/domain/statistics/random';
import { tInterval, tQuantile } from '../../../../src/domain/statistics/t-interval';
import type { Statistic } from '../../../../src/domain/statistics/weighted-measure';

interface Scenario {
  readonly country: number;
  readonly topic: number;
  readonly model?: number;
  readonly value?: number;
  /** Aligned cases, all of them disagreeing, and the others. */
  readonly tp: number;
  readonly fp: number;
}

function countsOf(scenarios: readonly Scenario[]): GroupedCounts {
  const whole = (of: (own: Scenario) => number) => Int32Array.from(scenarios, of);
  const number = (of: (own: Scenario) => number) => Float64Array.from(scenarios, of);
  return {
    group: whole(() => 0),
    model: whole(({ model = 0 }) => model),
    country: whole(({ country }) => country),
    topic: whole(({ topic }) => topic),
    value: whole(({ value = 0 }) => value),
    tp: number(({ tp }) => tp),
    fp: number(({ fp }) => fp),
    fn: number(() => 0),
    tn: number(() => 0),
    sumX: number(({ tp }) => tp),
    sumY: number(() => 0),
    n: number(({ tp, fp }) => tp + fp),
  };
}

/** Scenarios of 56 cases, with an accuracy each. */
function grid(countries: number, topics: number, accuracy: (country: number, topic: number) => number) {
  return [...Array(countries).keys()].flatMap((country) =>
    [...Array(topics).keys()].map((topic): Scenario => {
      const tp = Math.round(56 * accuracy(country, topic));
      return { country, topic, tp, fp: 56 - tp };
    }),
  );
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The variance of a mean. */
const varianceOfMean = (values: readonly number[]) => {
  const mean = meanOf(values);
  return meanOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
};

const intervalOf = (
  scenarios: readonly Scenario[],
  target: Target = 'others',
  statistic: Statistic = 'accuracy',
) => groupIntervals(countsOf(scenarios), statistic, target).get(0) ?? null;

/** Table values of the 97.5 % quantile. */
const T = { 1: 12.706, 4: 2.776, 10: 2.228, 11: 2.201, 55: 2.004, 120: 1.98 } as const;

it('has the quantiles of Student’s t as they are printed', () => {
  for (const [freedom, t] of Object.entries(T)) expect(tQuantile(Number(freedom))).toBeCloseTo(t, 3);
  expect(tQuantile(1e6)).toBeCloseTo(1.961, 3);
});

it('does not leave a measure’s range', () => {
  expect(tInterval(0.05, 0.01, 10, [0, 1]).low).toBe(0);
  expect(tInterval(0.98, 0.01, 10, [-1, 1]).high).toBe(1);
});

const uneven = (country: number, topic: number) =>
  0.5 + ((country * 7 + topic * 5 + country * topic) % 11) / 40;

describe('an interval', () => {
  const near = (own: ReturnType<typeof intervalOf>, center: number, half: number) => {
    expect(own?.low).toBeCloseTo(center - half, 3);
    expect(own?.high).toBeCloseTo(center + half, 3);
  };

  it('of a country is the t interval of its topics, and of a topic that of its countries', () => {
    const country = grid(1, 11, uneven);
    const rates = country.map(({ tp }) => tp / 56);
    near(intervalOf(country), meanOf(rates), T[10] * Math.sqrt(varianceOfMean(rates)));
    const topic = grid(12, 1, uneven);
    const others = topic.map(({ tp }) => tp / 56);
    near(intervalOf(topic), meanOf(others), T[11] * Math.sqrt(varianceOfMean(others)));
    // F1 of aligned and falsely disagreeing cases.
    const f1 = country.map(({ tp, fp }) => (2 * tp) / (2 * tp + fp));
    near(intervalOf(country, 'others', 'scenario mean'), meanOf(f1), T[10] * Math.sqrt(varianceOfMean(f1)));
  });

  it('over many countries and topics has the variance of countries and of topics, less that of scenarios', () => {
    const scenarios = grid(12, 11, uneven);
    const rates = scenarios.map(({ tp }) => tp / 56);
    const by = (key: 'country' | 'topic', size: number) =>
      [...Array(size).keys()].map((own) =>
        meanOf(rates.filter((_, place) => scenarios[place]?.[key] === own)),
      );
    const [countries, topics] = [varianceOfMean(by('country', 12)), varianceOfMean(by('topic', 11))];
    const variance = Math.max(countries + topics - varianceOfMean(rates), countries, topics);
    near(intervalOf(scenarios), meanOf(rates), T[10] * Math.sqrt(variance));
  });

  it('of few scenarios, or of these only, is that of their cases', () => {
    const one = grid(1, 1, () => 0.75);
    near(intervalOf(one), 0.75, T[55] * Math.sqrt((0.75 * 0.25) / 55));
    const six = grid(2, 3, (country, topic) => 0.5 + country / 8 + topic / 28);
    const accuracies = six.map(({ tp }) => tp / 56);
    const variance = meanOf(accuracies.map((p) => (p * (1 - p)) / 55)) / 6;
    const half = 1.967 * Math.sqrt(variance);
    expect(intervalOf(six)?.low).toBeCloseTo(meanOf(accuracies) - half, 2);
    expect(intervalOf(six)?.high).toBeCloseTo(meanOf(accuracies) + half, 2);
    expect(intervalOf(six)).toEqual(intervalOf(six, 'these'));
  });

  it.each([
    [12, 11, 'both'],
    [1, 11, 'topics'],
    [4, 11, 'topics'],
    [12, 1, 'countries'],
    [12, 4, 'countries'],
    [4, 4, 'cells'],
    [1, 9, 'cells'],
  ] as const)(
    'of %d countries and %d topics takes as a sample what there is enough of',
    (countries, topics, drawn) => {
      const scenarios = grid(countries, topics, uneven);
      expect(intervalOf(scenarios)?.drawn).toBe(drawn);
      expect(intervalOf(scenarios, 'these')?.drawn).toBe('cells');
    },
  );

  it('does not exist where nothing varies, or where the figure is undefined without a part', () => {
    expect(intervalOf(grid(1, 11, () => 0.5))).toBeNull();
    expect(intervalOf([{ country: 0, topic: 0, tp: 0, fp: 0 }])).toBeNull();
    // Without topic 0 nothing disagrees: then kappa is undefined.
    const lone = countsOf(grid(1, 11, () => 0));
    const counts = {
      ...lone,
      tp: lone.tp.map((_, i) => (i === 0 ? 5 : 0)),
      fp: lone.fp.map(() => 0),
      tn: lone.fp,
    };
    expect(groupIntervals(counts, 'kappa', 'others').get(0)).toBeNull();
  });

  it('is the same whether cases are counted one by one or by scenario', () => {
    const cases = grid(2, 3, uneven).flatMap(({ country, topic, tp }) =>
      [...Array(56).keys()].map((value) => ({ country, topic, value, tp: Number(value < tp), fp: 0 })),
    );
    // Of what is not aligned, one part disagrees in words alone, one in action alone; the rest agrees twice.
    const byCase = countsOf(cases);
    const rest = (own: number) => byCase.tp.map((tp, place) => Number(tp === 0 && place % 3 === own));
    const full = { ...byCase, fp: rest(0), fn: rest(1), tn: rest(2), n: byCase.n.map(() => 1) };
    const scenarios = countsOf(grid(2, 3, uneven));
    const summed = (of: Float64Array) =>
      Float64Array.from(scenarios.tp, (_, own) =>
        of.slice(own * 56, own * 56 + 56).reduce((a, c) => a + c, 0),
      );
    const { tp, fp, fn, tn, n } = full;
    const byScenario = {
      ...scenarios,
      tp: summed(tp),
      fp: summed(fp),
      fn: summed(fn),
      tn: summed(tn),
      n: summed(n),
    };
    for (const statistic of ['accuracy', 'scenario mean', 'rate', 'kappa', 'mcc'] as const) {
      const [own, other] = [full, byScenario].map((counts) =>
        groupIntervals(counts, statistic, 'these').get(0),
      );
      expect(own?.low, statistic).toBeCloseTo(other?.low ?? Number.NaN, 10);
      expect(own?.high, statistic).toBeCloseTo(other?.high ?? Number.NaN, 10);
    }
    // The inclination is the mean of the same cases.
    const inclination = groupIntervals(full, 'mean', 'these').get(0);
    const share = tp.reduce((sum, own) => sum + own, 0) / tp.length;
    expect(((inclination?.low ?? 0) + (inclination?.high ?? 0)) / 2).toBeCloseTo(share, 10);
  });

  it('of cases does not exist where it would rest on fewer than five of an answer', () => {
    const one = countsOf(grid(1, 1, () => 0.75));
    const kappa = (disagreeing: number) => {
      const tp = Float64Array.of(disagreeing - 1);
      const counts = {
        ...one,
        tp,
        fp: Float64Array.of(1),
        fn: Float64Array.of(1),
        tn: Float64Array.of(56 - disagreeing),
      };
      return groupIntervals(counts, 'kappa', 'these').get(0);
    };
    expect(kappa(4)).toBeNull();
    expect(kappa(5)?.low).toBeLessThan(kappa(5)?.high ?? Number.NaN);
  });
});

describe('a paired difference', () => {
  const differenceOf = (scenarios: readonly Scenario[], target: Target) =>
    pairedDifferences(countsOf(scenarios), 'accuracy', target, 1, 0).get(0);

  it('has no part in what both models have in common', () => {
    const first = grid(12, 11, uneven);
    // One case better in each scenario, in two in every third.
    const second = first.map(({ tp, fp, ...own }, place) => {
      const more = place % 3 === 0 ? 2 : 1;
      return { ...own, model: 1, tp: tp + more, fp: fp - more };
    });
    const { model, baseline, value, interval } = differenceOf([...first, ...second], 'others') ?? {};
    expect((model ?? 0) - (baseline ?? 0)).toBeCloseTo(value ?? Number.NaN, 10);
    expect(value).toBeCloseTo(4 / 3 / 56, 12);
    expect(interval?.low).toBeGreaterThan(0.02);
    expect(interval?.high).toBeLessThan(0.03);
  });

  it('leaves the same case out of both', () => {
    const cases = (model: number, aligned: (value: number) => boolean) =>
      [...Array(56).keys()].map((value) => ({
        country: 0,
        topic: 0,
        model,
        value,
        tp: Number(aligned(value)),
        fp: Number(!aligned(value)),
      }));
    const both = [...cases(0, (value) => value < 28), ...cases(1, (value) => value < 35)];
    const { interval } = differenceOf(both, 'these') ?? {};
    // 7 of 56 cases differ.
    const variance = (0.125 - 0.125 ** 2) / 55;
    expect(interval?.low).toBeCloseTo(0.125 - T[55] * Math.sqrt(variance), 3);
    expect(interval?.drawn).toBe('cells');
  });
});

describe('of simulated scenarios, intervals cover what they say', () => {
  const random = seededRandom(11);
  /** Nearly normal, with a variance of 1. */
  const normal = () => [...Array(12)].reduce<number>((sum) => sum + random(), 0) - 6;
  const effects = (size: number, spread: number) => Array.from({ length: size }, () => spread * normal());

  it.each([
    ['other topics and countries', 0.06, 0.06],
    ['other topics, where countries hardly differ', 0.005, 0.06],
  ])('%s', (_, country, topic) => {
    const samples = 150;
    let covered = 0;
    for (let sample = 0; sample < samples; sample++) {
      const [countries, topics] = [effects(12, country), effects(11, topic)];
      const scenarios = grid(12, 11, (c, t) => {
        const expected = 0.6 + (countries[c] ?? 0) + (topics[t] ?? 0) + 0.05 * normal();
        return Math.min(1, Math.max(0, expected));
      });
      const interval = intervalOf(scenarios);
      if (interval && interval.low <= 0.6 && 0.6 <= interval.high) covered++;
    }
    expect(covered / samples).toBeGreaterThan(0.92);
    expect(covered / samples).toBeLessThan(0.98);
  });
});
