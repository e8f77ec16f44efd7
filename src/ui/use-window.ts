import type { UseRange } from './axis-range';
import { usePrinting } from './use-printing';
import { useVirtualizer } from './use-virtualizer';

/** More rows or columns than these do not go on paper. */
const ON_PAPER = 400;

/** The part of an axis that is in view; in a small table and on paper, all of it. */
export const useWindow: UseRange = (scroller, count, size, { horizontal = false, covered = 0 } = {}) => {
  const list = useVirtualizer({
    count: size === null ? 0 : count,
    estimateSize: () => size ?? 0,
    scroller,
    horizontal,
    overscan: 2,
    covered,
  });
  const whole = usePrinting() && count <= ON_PAPER;
  if (size === null || whole) return { range: { from: 0, to: count, before: 0, after: 0 }, reveal: () => {} };
  const first = list.items[0];
  const last = list.items.at(-1);
  const from = first?.index ?? 0;
  // Before the first measurement: enough for any screen.
  const to = last ? last.index + 1 : Math.min(count, 30);
  return {
    range: { from, to, before: from * size, after: (count - to) * size },
    reveal: (index) => list.scrollToIndex(index),
  };
};
