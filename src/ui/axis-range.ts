import type { RefObject } from 'preact';

/** A run of a table's rows or columns to render, and the pixels to leave free before and after it. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
}

/**
 * A hook that tells which part of a row or column axis to render.
 *
 * @param size pixels of a row or column; null where the table is small enough to be rendered whole
 */
export type UseRange = (
  scroller: RefObject<HTMLElement>,
  count: number,
  size: number | null,
  options?: { readonly horizontal?: boolean; readonly covered?: number },
) => { readonly range: Range; readonly reveal: (index: number) => void };

/** All of the axis. */
export const useWhole: UseRange = (_scroller, count) => ({
  range: { from: 0, to: count, before: 0, after: 0 },
  reveal: () => {},
});
