import type { RefObject } from 'preact';
import { useVirtualizer } from './use-virtualizer';

/** A run of a table's rows or columns to render, and the pixels to leave free before and after it. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
}

/**
 * The part of a row or column axis that is in view; all of it where `size` is null (a table small enough).
 *
 * @param size pixels of a row or column
 */
export function useWindow(
  scroller: RefObject<HTMLElement>,
  count: number,
  size: number | null,
  { horizontal = false, covered = 0 } = {},
): { range: Range; reveal: (index: number) => void } {
  const list = useVirtualizer({
    count: size === null ? 0 : count,
    estimateSize: () => size ?? 0,
    scroller,
    horizontal,
    overscan: 4,
    scrollPaddingStart: covered,
  });
  if (size === null) return { range: { from: 0, to: count, before: 0, after: 0 }, reveal: () => {} };
  const first = list.items[0];
  const last = list.items.at(-1);
  const from = first?.index ?? 0;
  // Before the first measurement: enough for any screen.
  const to = last ? last.index + 1 : Math.min(count, 30);
  return {
    range: { from, to, before: from * size, after: (count - to) * size },
    reveal: (index) => list.scrollToIndex(index),
  };
}
