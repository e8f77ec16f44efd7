/** The normal distribution, as far as the simulation needs it. */

/** P(Z <= z). Source: Abramowitz and Stegun 1964, 26.2.17; to seven digits. */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z < 0 ? tail : 1 - tail;
}

/** Where a rising function has a value, between two bounds. */
function bisect(rising: (x: number) => number, value: number, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let step = 0; step < 50; step++) {
    const middle = (from + to) / 2;
    if (rising(middle) < value) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

export const normalQuantile = (p: number): number => bisect(normalBelow, p, -8, 8);

/** The covariance of two indicators Z1 > a and Z2 > b whose normal variables correlate by r (Simpson's rule). */
function indicatorCovariance(a: number, b: number, r: number): number {
  const density = (own: number) => {
    const rest = 1 - own * own;
    return Math.exp(-(a * a - 2 * own * a * b + b * b) / (2 * rest)) / (2 * Math.PI * Math.sqrt(rest));
  };
  const steps = 20;
  let sum = 0;
  for (let step = 0; step <= steps; step++)
    sum += (step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2) * density((r * step) / steps);
  return (sum * r) / steps / 3;
}

/** The correlation of the normal variables behind two indicators with this covariance. */
export function latentCorrelation(a: number, b: number, covariance: number): number {
  return bisect((r) => indicatorCovariance(a, b, r), covariance, -0.99, 0.99);
}

/** Standard normal numbers from uniform ones (Box and Muller). */
export function normals(random: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const own = spare;
      spare = null;
      return own;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
