/** Names of a chart's series in a row of their own above its first, each over the mark that it names. */
import { nameRoom, textWidth, widest } from './text-room';

/** The row of the names: it has none itself. */
export const NAMES_ROW = ' ';
/** Pixels between two names. */
const GAP = 10;
/** Pixels of a chart with one row per member that are neither its plot nor its names: paddings, and the numbers. */
const BESIDE = 50;

interface Named {
  readonly name: string;
  /** What the mark in the first row is placed by. */
  readonly value: number;
}

/** A name, and where its middle is in the units of the axis. */
export interface SeriesLabel extends Named {
  readonly at: number;
}

/**
 * @param width of the whole chart, in pixels
 * @returns null where the names have no room beside one another
 */
export function seriesLabels(
  series: readonly Named[],
  rows: readonly string[],
  [low, high]: readonly [number, number],
  width: number,
): readonly SeriesLabel[] | null {
  const plot = width - Math.min(widest(rows), nameRoom(width)) - BESIDE;
  const size = ({ name }: Named) => textWidth(name) + GAP;
  if (series.length === 0 || series.reduce((sum, one) => sum + size(one), 0) > plot) return null;
  const order = series.toSorted((a, b) => a.value - b.value);
  const middles = order.map(({ value }) => ((value - low) / (high - low)) * plot);
  // To the right until none is over another, then back to the left of the plot's end.
  let edge = 0;
  const pushed = order.map((one, index) => {
    const middle = Math.max(middles[index] ?? 0, edge + size(one) / 2);
    edge = middle + size(one) / 2;
    return middle;
  });
  edge = plot;
  return order
    .map((one, index) => ({ one, middle: pushed[index] ?? 0 }))
    .toReversed()
    .map(({ one, middle }) => {
      const held = Math.min(middle, edge - size(one) / 2);
      edge = held - size(one) / 2;
      return { ...one, at: low + (held / plot) * (high - low) };
    });
}
