import { LINE, textWidth } from './text-room';

/** A point to label, in pixels from the top left of the plot. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Where a label is: the middle of its box. */
export interface Placed extends Labelled {
  readonly labelX: number;
  readonly labelY: number;
  /** Whether it is so far from its point that a line must lead there. */
  readonly leads: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pixels between a point's middle and its label, nearest first. */
const REACHES = [9, 20, 34, 50, 70];
/** To the right, left, above and below first, then between. */
const DIRECTIONS = [0, 8, 12, 4, 14, 2, 10, 6, 15, 1, 9, 7, 13, 3, 11, 5].map((part) => (part * Math.PI) / 8);

const meet = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/**
 * Labels for points, none over another or over a point, the nearest free place first; a point without one is left out.
 *
 * @param room width and height of the plot, in pixels
 * @param radius of a point
 */
export function placeLabels(
  points: readonly Labelled[],
  room: readonly [number, number],
  radius = 5,
): readonly Placed[] {
  const taken: Box[] = points.map(({ x, y }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const boxAt = (point: Labelled, reach: number, direction: number): Box => {
    const [half, high] = [textWidth(point.text) / 2, LINE / 2];
    const [across, down] = [Math.cos(direction), Math.sin(direction)];
    const x = point.x + across * (reach + half * Math.abs(across));
    const y = point.y + down * (reach + high * Math.abs(down));
    return { left: x - half, right: x + half, top: y - high, bottom: y + high };
  };
  const isFree = (box: Box): boolean =>
    box.left >= 0 &&
    box.top >= 0 &&
    box.right <= room[0] &&
    box.bottom <= room[1] &&
    !taken.some((other) => meet(box, other));
  return points.flatMap((point) => {
    for (const reach of REACHES)
      for (const direction of DIRECTIONS) {
        const box = boxAt(point, reach, direction);
        if (!isFree(box)) continue;
        taken.push(box);
        const [labelX, labelY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        return [{ ...point, labelX, labelY, leads: reach > (REACHES[0] ?? 0) }];
      }
    return [];
  });
}
