/**
 * Levels for dots on one axis so that none covers another: 0 is on the axis.
 *
 * @param places along the axis, in any unit
 * @param size of a dot, in that unit
 */
export function stackDots(places: readonly number[], size: number): number[] {
  const levels = places.map(() => 0);
  const ends: number[] = [];
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  for (const { place, index } of order) {
    const free = ends.findIndex((end) => place - end >= size);
    const level = free < 0 ? ends.length : free;
    ends[level] = place;
    levels[index] = level;
  }
  return levels;
}

const STEP = 0.05;

/** The part of an axis that holds some values, between round numbers, never beyond its ends. */
export function zoomed(values: readonly number[], [from, to]: readonly [number, number]): [number, number] {
  // Differences of binary fractions are not round.
  const round = (value: number) => Number(value.toFixed(2));
  const low = round(Math.floor(round(Math.min(...values) / STEP)) * STEP);
  const high = round(Math.ceil(round(Math.max(...values) / STEP)) * STEP);
  const [start, end] = low === high ? [round(low - STEP), round(high + STEP)] : [low, high];
  return [Math.max(from, start), Math.min(to, end)];
}
