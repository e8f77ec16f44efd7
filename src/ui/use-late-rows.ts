import type { RefObject } from 'preact';
import { useEffect, useReducer, useRef } from 'preact/hooks';

/** Where a table that scrolls in a box has its rows. */
interface Rows {
  readonly scroller: RefObject<HTMLElement>;
  /** Pixels of the table's head. */
  readonly covered: number;
  /** Pixels of a row; null where the table has no box. */
  readonly height: number | null;
}

/**
 * The box of a large table may reach below the window. Rows there, which nobody sees, keep what they show until the
 * frame with the others is painted.
 *
 * @param latest what is to be shown
 * @returns what a row shows
 */
export function useLateRows<Shown>(
  { scroller, covered, height }: Rows,
  latest: Shown,
): (row: number) => Shown {
  const painted = useRef(latest);
  const late = useRef(false);
  /** The first row below the window. */
  const below = useRef(Number.POSITIVE_INFINITY);
  const [, render] = useReducer((count: number) => count + 1, 0);

  useEffect(() => {
    painted.current = latest;
    if (!late.current) return;
    late.current = false;
    const next = requestAnimationFrame(() => render(undefined));
    return () => cancelAnimationFrame(next);
  });
  useEffect(() => {
    if (height === null) return;
    const measure = () => {
      const box = scroller.current;
      if (!box) return;
      const pixels = innerHeight - box.getBoundingClientRect().top + box.scrollTop - covered;
      below.current = Math.ceil(pixels / height);
    };
    measure();
    const watched = new AbortController();
    for (const type of ['scroll', 'resize'])
      addEventListener(type, measure, { capture: true, passive: true, signal: watched.signal });
    return () => {
      watched.abort();
      below.current = Number.POSITIVE_INFINITY;
    };
  }, [scroller, covered, height]);

  return (row) => {
    if (row < below.current || painted.current === latest) return latest;
    late.current = true;
    return painted.current;
  };
}
