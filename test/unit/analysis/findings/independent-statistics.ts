/** Statistics from their definitions, in other ways than in `src`, of which nothing is used here. */

/** Cases by what was stated, then by what was done; 0 agree, 1 disagree. */
export type Table = readonly [readonly [number, number], readonly [number, number]];

export const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
export const average = (numbers: readonly number[]) => total(numbers) / numbers.length;
export const casesIn = ([[aa, ad], [da, dd]]: Table) => aa + ad + da + dd;
const says = ([, [da, dd]]: Table) => da + dd;
const does = ([[, ad], [, dd]]: Table) => ad + dd;

/** The harmonic mean of precision and recall. */
function harmonic(both: number, stated: number, done: number): number {
  if (both === 0) return 0;
  const [precision, recall] = [both / done, both / stated];
  return 2 / (1 / precision + 1 / recall);
}

export const f1 = (table: Table) => harmonic(table[1][1], says(table), does(table));
export const f1OfAgreement = ([[aa, ad], [da, dd]]: Table) =>
  f1([
    [dd, da],
    [ad, aa],
  ]);
export const highestF1 = (table: Table) =>
  harmonic(Math.min(says(table), does(table)), says(table), does(table));
export const shareAlike = (table: Table) => (table[0][0] + table[1][1]) / casesIn(table);

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
  return sum;
}

/** F1 of every possible number of disagreements in both, weighted by its probability when statements are shuffled. */
export function shuffledF1(table: Table): number {
  const [n, stated, done] = [casesIn(table), says(table), does(table)];
  let expected = 0;
  for (let both = Math.max(0, stated + done - n); both <= Math.min(stated, done); both++) {
    const ways = logChoose(stated, both) + logChoose(n - stated, done - both) - logChoose(n, done);
    expected += Math.exp(ways) * harmonic(both, stated, done);
  }
  return expected;
}

/** Observed agreement beyond the expected one; 0 where that is undefined. */
export function kappa(table: Table): number {
  const n = casesIn(table);
  const [stated, done] = [says(table) / n, does(table) / n];
  const expected = stated * done + (1 - stated) * (1 - done);
  return expected === 1 || n === 0 ? 0 : (shareAlike(table) - expected) / (1 - expected);
}

/** Pearson's correlation of two series of 0 and 1. */
export function phi(table: Table): number {
  const n = casesIn(table);
  const [stated, done] = [says(table) / n, does(table) / n];
  return (table[1][1] / n - stated * done) / Math.sqrt(stated * (1 - stated) * done * (1 - done));
}

export function addUp(tables: readonly Table[]): Table {
  const at = (stated: 0 | 1, done: 0 | 1) => total(tables.map((table) => table[stated][done]));
  return [
    [at(0, 0), at(0, 1)],
    [at(1, 0), at(1, 1)],
  ];
}

/** mulberry32, as published by its author. */
export function mulberry32(seed: number): () => number {
  let a = seed;
  return () => {
    a |= 0;
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const CLOSE = 1e-10;

function share(draws: number, isAsFar: () => boolean): number {
  let count = 1;
  for (let draw = 0; draw < draws; draw++) count += Number(isAsFar());
  return count / (draws + 1);
}

/** One-sided, 999 draws, seed 1: disagreements of the actions are dealt one by one to the cases of the scenario. */
export function shuffledP(tables: readonly Table[]): number {
  const random = mulberry32(1);
  const observed = average(tables.map(f1)) - CLOSE;
  const dealt = (table: Table) => {
    const stated = says(table);
    let [both, left] = [0, casesIn(table)];
    for (let deal = does(table); deal > 0 && both < stated; deal--)
      if (random() * left-- < stated - both) both++;
    return harmonic(both, stated, does(table));
  };
  return share(999, () => average(tables.map(dealt)) >= observed);
}

/** All sums of the numbers with either sign. */
function signedSums(numbers: readonly number[]): number[] {
  return numbers.reduce((sums, number) => sums.flatMap((sum) => [sum + number, sum - number]), [0]);
}

/** Two-sided; all signs of up to 13 numbers, 4,999 drawn ones of more, with seed 1 and a draw per number. */
export function signsP(numbers: readonly number[]): number {
  const observed = Math.abs(total(numbers)) - CLOSE;
  if (numbers.length <= 13) {
    const sums = signedSums(numbers);
    return sums.filter((sum) => Math.abs(sum) >= observed).length / sums.length;
  }
  const random = mulberry32(1);
  return share(
    4999,
    () =>
      Math.abs(numbers.reduce((sum, number) => (random() < 0.5 ? sum - number : sum + number), 0)) >=
      observed,
  );
}

/** Two-sided; all ways to choose as many of the numbers as are in the first group. */
export function groupsP(
  numbers: readonly number[],
  isFirst: readonly boolean[],
): { p: number; ways: number } {
  const size = isFirst.filter((first) => first).length;
  const apart = (chosen: (place: number) => boolean) =>
    Math.abs(
      average(numbers.filter((_, place) => chosen(place))) -
        average(numbers.filter((_, place) => !chosen(place))),
    );
  const observed = apart((place) => isFirst[place] ?? false) - CLOSE;
  const sets = Array.from({ length: 2 ** numbers.length }, (_, set) => set).filter(
    (set) => set.toString(2).replaceAll('0', '').length === size,
  );
  const asFar = sets.filter((set) => apart((place) => (set & (2 ** place)) !== 0) >= observed);
  return { p: asFar.length / sets.length, ways: sets.length };
}

/** Twice the smaller tail of the binomial distribution, in whole numbers. */
export function changesP(one: number, other: number): number {
  let [ways, tail] = [1n, 0n];
  for (let count = 0; count <= Math.min(one, other); count++) {
    tail += ways;
    ways = (ways * BigInt(one + other - count)) / BigInt(count + 1);
  }
  const scaled = (2n * tail * 10n ** 500n) / 2n ** BigInt(one + other);
  return Math.min(1, Number(`${scaled}e-500`));
}

/** The definition: the smallest m p / rank among the p values that are at least as large. */
export function corrected(ps: readonly number[]): number[] {
  const each = ps.map((p) => (p * ps.length) / ps.filter((other) => other <= p).length);
  return ps.map((p) => Math.min(1, ...each.filter((_, place) => (ps[place] ?? 0) >= p)));
}

/** As many as are smaller, and half of those that are as large. */
export function ranksOf(numbers: readonly number[]): number[] {
  return numbers.map((own) => {
    let doubled = 1;
    for (const other of numbers) doubled += other < own ? 2 : Number(other === own);
    return doubled / 2;
  });
}

export function spearman(x: readonly number[], y: readonly number[]): number {
  const [a, b] = [ranksOf(x), ranksOf(y)];
  const moment = (one: readonly number[], other: readonly number[]) =>
    average(one.map((rank, place) => rank * (other[place] ?? 0))) - average(one) * average(other);
  return moment(a, b) / Math.sqrt(moment(a, a) * moment(b, b));
}

/** The textbook formula with its correction for ties. */
export function concordanceW(ratings: readonly (readonly number[])[]): number {
  return concordanceOfRanks(ratings.map(ranksOf), tiesIn(ratings));
}

function tiesIn(ratings: readonly (readonly number[])[]): number {
  return total(
    ratings.flatMap((own) =>
      [...new Set(own)].map((value) => {
        const alike = own.filter((other) => other === value).length;
        return alike ** 3 - alike;
      }),
    ),
  );
}

function concordanceOfRanks(ranks: readonly (readonly number[])[], ties: number): number {
  const [m, n] = [ranks.length, ranks[0]?.length ?? 0];
  let squares = 0;
  for (let thing = 0; thing < n; thing++) {
    let sum = 0;
    for (const own of ranks) sum += own[thing] ?? 0;
    squares += sum * sum;
  }
  const spread = squares - (m * m * n * (n + 1) ** 2) / 4;
  return (12 * spread) / (m * m * (n ** 3 - n) - m * ties);
}

/** 4,999 draws, seed 1: each judge's ranks are rearranged in turn, the last place first, again and again. */
export function concordanceP(ratings: readonly (readonly number[])[]): number {
  const random = mulberry32(1);
  const ranks = ratings.map(ranksOf);
  const ties = tiesIn(ratings);
  const observed = concordanceOfRanks(ranks, ties) - CLOSE;
  return share(4999, () => {
    for (const own of ranks)
      for (let unplaced = own.length; unplaced > 1; unplaced--) {
        const taken = Math.floor(random() * unplaced);
        [own[unplaced - 1], own[taken]] = [own[taken] ?? 0, own[unplaced - 1] ?? 0];
      }
    return concordanceOfRanks(ranks, ties) >= observed;
  });
}

/** Between neighbours in order, in proportion. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = ((sorted.length - 1) * percent) / 100;
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return below + (above - below) * (place % 1);
}
