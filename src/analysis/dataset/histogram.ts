import type { NumberRange } from './filter';

/** A bin of whole numbers, both ends inclusive. */
export interface Bin extends NumberRange {
  readonly count: number;
}

/** Bins of equal, round width over `domain`: about `target` of them at most. */
export function histogram(numbers: readonly number[], domain: NumberRange, target: number): Bin[] {
  const width = binWidth(domain.to - domain.from + 1, target);
  const first = Math.floor(domain.from / width) * width;
  const bins = Array.from({ length: Math.floor((domain.to - first) / width) + 1 }, (_, index) => ({
    from: first + index * width,
    to: first + (index + 1) * width - 1,
    count: 0,
  }));
  for (const number of numbers) {
    const bin = bins[Math.floor((number - first) / width)];
    if (bin) bin.count++;
  }
  return bins;
}

function binWidth(extent: number, target: number): number {
  const ideal = extent / target;
  const widths = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];
  return widths.find((width) => width >= ideal) ?? Math.ceil(ideal);
}
