/** How long sorting may keep the page busy before letting it draw. */
const SLICE_MS = 12;

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Lets the page draw from time to time. */
export function pacer(signal?: AbortSignal): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    signal?.throwIfAborted();
    if (performance.now() - began < SLICE_MS) return undefined;
    return nextTask().then(() => {
      began = performance.now();
      signal?.throwIfAborted();
    });
  };
}

export type SortKey = number | string | bigint | boolean | null;

function compare(a: SortKey, b: SortKey): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [a as number, b as number];
  // NaN is the largest number, as in DuckDB.
  if (Number.isNaN(left) || Number.isNaN(right))
    return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The order of rows by their keys, stable, NULLs last in either direction; a merge sort that lets the page draw.
 *
 * @returns the row at each place
 * @throws the signal's reason
 */
export async function sortIndex(
  keys: ArrayLike<SortKey>,
  descending: boolean,
  signal?: AbortSignal,
): Promise<Uint32Array> {
  const pause = pacer(signal);
  const known: number[] = [];
  const nulls: number[] = [];
  for (let row = 0; row < keys.length; row++) (keys[row] === null ? nulls : known).push(row);
  const sign = descending ? -1 : 1;
  let from = Uint32Array.from(known);
  let to = new Uint32Array(known.length);
  for (let width = 1; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let left = start;
      let right = middle;
      for (let place = start; place < end; place++) {
        const takeLeft =
          left < middle &&
          (right >= end ||
            sign * compare(keys[from[left] ?? 0] ?? null, keys[from[right] ?? 0] ?? null) <= 0);
        to[place] = from[takeLeft ? left++ : right++] ?? 0;
        if ((place & 4095) === 0) await pause();
      }
    }
    [from, to] = [to, from];
  }
  const order = new Uint32Array(keys.length);
  order.set(from);
  order.set(nulls, from.length);
  return order;
}
