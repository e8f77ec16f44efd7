/** Tests on counts, and the correction for making many. */

/**
 * McNemar's exact test: whether changes in one direction are as frequent as those in the other.
 *
 * @returns the two-sided p value, from the binomial distribution with probability 1/2; 1 without changes
 * Source: McNemar 1947.
 */
export function mcnemar(oneWay: number, otherWay: number): number {
  const all = oneWay + otherWay;
  const fewer = Math.min(oneWay, otherWay);
  // In logarithms: a single probability can be too small for a number.
  let log = -all * Math.LN2;
  let tail = 0;
  for (let count = 0; count <= fewer; count++) {
    tail += Math.exp(log);
    log += Math.log(all - count) - Math.log(count + 1);
  }
  return Math.min(1, 2 * tail);
}

/**
 * p values adjusted for their number, so that among those below a limit at most that share is expected to be wrong.
 *
 * Source: Benjamini and Hochberg 1995.
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const order = ps.map((_, place) => place).sort((a, b) => (ps[b] ?? 0) - (ps[a] ?? 0));
  const adjusted = new Array<number>(ps.length);
  let least = 1;
  order.forEach((place, behind) => {
    least = Math.min(least, ((ps[place] ?? 0) * ps.length) / (ps.length - behind));
    adjusted[place] = least;
  });
  return adjusted;
}
