import type { RefObject } from 'preact';

/** A range of a table's rows or columns to render, and the pixels to leave free before and after it. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
}

/**
 * A hook that determines which part of a row or column axis to render.
 *
 * @param size pixels per row or column; null if the table is small enough to be rendered in full
 */
export type UseRange = (
  scroller: RefObject<HTMLElement>,
  count: number,
  size: number | null,
  options?: { readonly horizontal?: boolean; readonly covered?: number },
) => { readonly range: Range; readonly reveal: (index: number) => void };

/** The whole axis. */
export const useWhole: UseRange = (_scroller, count) => ({
  range: { from: 0, to: count, before: 0, after: 0 },
  reveal: () => {},
});
