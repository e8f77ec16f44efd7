/**
 * A population of cases like the published ones: behind each answer is a normal variable, a sum of effects of the
 * country, the topic, the value, and of each pair of these, and of the case. Their variances and covariances (of what is
 * stated and chosen, by one or two models) are estimated from the cells, by comparing pairs of cases that share exactly a
 * country, exactly a topic, and so on.
 */
import { latentCorrelation, normalBelow, normalQuantile, normals } from './normal';

/** [country, topic, value] of a case. */
type Place = readonly [number, number, number];

export const [COUNTRY, TOPIC, VALUE] = [1, 2, 4];
/** Every set of the three, as the sum of their bits; 7 is the case itself. */
const SETS = [1, 2, 3, 4, 5, 6, 7] as const;
const ALL = 7;

const bits = (set: number) => (set & 1) + ((set >> 1) & 1) + ((set >> 2) & 1);
const within = (set: number) => [0, ...SETS].filter((other) => (other & set) === other);
const around = (set: number) => [0, ...SETS].filter((other) => (other & set) === set);

export interface Series {
  /** Inclinations or, for choices, zeros and ones, by place; NaN where unknown. */
  readonly values: Float64Array;
  readonly isDisagree: (value: number) => boolean;
}

export interface Population {
  readonly sizes: Place;
  /** By set of factors, the lower triangle that turns independent normal numbers into the series' effects. */
  readonly roots: ReadonlyMap<number, readonly (readonly number[])[]>;
  /** Sorted values of each series. */
  readonly sorted: readonly Float64Array[];
}

const keyOf = (set: number, [c, t, v]: Place, [, topics, values]: Place) =>
  ((set & COUNTRY ? c : 0) * topics + (set & TOPIC ? t : 0)) * values + (set & VALUE ? v : 0);

export function placesOf([countries, topics, values]: Place): Place[] {
  const range = (n: number) => [...Array(n).keys()];
  return range(countries).flatMap((c) =>
    range(topics).flatMap((t) => range(values).map((v): Place => [c, t, v])),
  );
}

/** The root of a matrix (Cholesky), its covariances lowered as far as it has none otherwise. */
function rootOf(matrix: readonly (readonly number[])[]): number[][] {
  for (let share = 1; share > 0; share -= 0.05) {
    const root: number[][] = matrix.map(() => []);
    const possible = matrix.every((row, i) =>
      row.slice(0, i + 1).every((entry, j) => {
        const own = root[i] ?? [];
        const other = root[j] ?? [];
        const rest =
          entry * (i === j ? 1 : share) - other.slice(0, j).reduce((sum, x, k) => sum + x * (own[k] ?? 0), 0);
        own[j] = i === j ? Math.sqrt(Math.max(0, rest)) : (other[j] ?? 0) > 1e-9 ? rest / (other[j] ?? 1) : 0;
        return i !== j || rest > -1e-12;
      }),
    );
    if (possible) return root;
  }
  return matrix.map((row, i) => row.map((entry, j) => (i === j ? Math.sqrt(Math.max(0, entry)) : 0)));
}

/** @param series of one length, by place in the order of `placesOf` */
export function estimatePopulation(series: readonly Series[], sizes: Place): Population {
  const places = placesOf(sizes);
  const flags = series.map(({ values, isDisagree }) => {
    const known = values.filter((value) => !Number.isNaN(value));
    const share = known.filter(isDisagree).length / known.length;
    // What is unknown counts as the mean.
    return { share, centred: values.map((own) => (Number.isNaN(own) ? 0 : Number(isDisagree(own)) - share)) };
  });
  const sums = new Map(
    [0, ...SETS].map((set) => [
      set,
      flags.map(({ centred }) => {
        const own = new Float64Array(places.length);
        places.forEach((place, i) => {
          const key = keyOf(set, place, sizes);
          own[key] = (own[key] ?? 0) + (centred[i] ?? 0);
        });
        return own;
      }),
    ]),
  );
  const product = (set: number, k: number, l: number) => {
    const [a, b] = [sums.get(set)?.[k], sums.get(set)?.[l]];
    return a?.reduce((sum, x, i) => sum + x * (b?.[i] ?? 0), 0) ?? 0;
  };
  const latent = (set: number, k: number, l: number) => {
    if (set === ALL && k === l) return 1;
    const sum = around(set).reduce(
      (total, other) => total + (-1) ** (bits(other) - bits(set)) * product(other, k, l),
      0,
    );
    const pairs = sizes.reduce((n, size, i) => n * (set & (1 << i) ? 1 : size - 1), places.length);
    const [a, b] = [flags[k], flags[l]];
    return latentCorrelation(
      normalQuantile(1 - (a?.share ?? 0)),
      normalQuantile(1 - (b?.share ?? 0)),
      sum / pairs,
    );
  };
  const all = series.map((_, k) => k);
  const correlations = new Map(
    [0, ...SETS].map((set) => [set, all.map((k) => all.map((l) => latent(set, k, l)))]),
  );
  const effect = (set: number, k: number, l: number) =>
    within(set).reduce(
      (sum, other) => sum + (-1) ** (bits(set) - bits(other)) * (correlations.get(other)?.[k]?.[l] ?? 0),
      0,
    );
  const effects = new Map(
    SETS.map((set) => [
      set,
      all.map((k) => all.map((l) => (k === l ? Math.max(0, effect(set, k, l)) : effect(set, k, l)))),
    ]),
  );
  return {
    sizes,
    roots: new Map([...effects].map(([set, matrix]) => [set, rootOf(matrix)])),
    sorted: series.map(({ values }) => values.filter((value) => !Number.isNaN(value)).sort()),
  };
}

/** The variances of a series' effects, by set of factors; for print. */
export function variancesOf({ roots }: Population, series: number): readonly number[] {
  return SETS.map((set) => (roots.get(set)?.[series] ?? []).reduce((sum, x) => sum + x * x, 0));
}

/**
 * Draws samples from a population that have the effects of some sets of factors in common.
 *
 * @param sizes how many countries, topics and values
 * @param common the sets whose effects are drawn once
 * @param nested whether each scenario has values of its own
 */
export function sampler(
  population: Population,
  sizes: Place,
  { common, nested }: { readonly common: readonly number[]; readonly nested: boolean },
  random: () => number,
) {
  const places = placesOf(sizes);
  const series = population.sorted.length;
  const normal = normals(random);
  const keys = new Map<number, Int32Array>(
    SETS.map((set) => [
      set,
      Int32Array.from(places, (place) => keyOf(nested && set & VALUE ? ALL : set, place, sizes)),
    ]),
  );
  const draw = (set: number) => {
    const root = population.roots.get(set) ?? [];
    const own = new Float64Array(places.length * series);
    const independent = new Float64Array(series);
    for (const key of new Set(keys.get(set))) {
      for (let k = 0; k < series; k++) independent[k] = normal();
      for (let k = 0; k < series; k++) {
        let sum = 0;
        for (let j = 0; j <= k; j++) sum += (root[k]?.[j] ?? 0) * (independent[j] ?? 0);
        own[key * series + k] = sum;
      }
    }
    return own;
  };
  const kept = new Map<number, Float64Array>(common.map((set) => [set, draw(set)]));
  return (): readonly Float64Array[] => {
    const effects = SETS.map((set) => [keys.get(set), kept.get(set) ?? draw(set)] as const);
    const found = population.sorted.map(() => new Float64Array(places.length));
    for (let i = 0; i < places.length; i++)
      for (let k = 0; k < series; k++) {
        let z = 0;
        for (const [key, own] of effects) z += own[(key?.[i] ?? 0) * series + k] ?? 0;
        const sorted = population.sorted[k] ?? new Float64Array();
        const place = Math.min(sorted.length - 1, Math.floor(normalBelow(z) * sorted.length));
        const target = found[k];
        if (target) target[i] = sorted[place] ?? 0;
      }
    return found;
  };
}
