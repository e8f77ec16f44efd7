import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../../src/charts/place-labels';
import { LINE, textWidth } from '../../../src/charts/text-room';

const NAMES = ['Egypt', 'France', 'Germany', 'India', 'Nigeria', 'United States', 'Saudi Arabia', 'Kenya'];
const ROOM = [320, 320] as const;

/** Points in a heap, and some apart. */
const points = NAMES.map((text, index) => ({ text, x: 150 + 9 * (index % 3), y: 160 + 7 * (index % 4) }));

const boxOf = ({ labelX, labelY, text }: ReturnType<typeof placeLabels>[number]) => ({
  left: labelX - textWidth(text) / 2,
  right: labelX + textWidth(text) / 2,
  top: labelY - LINE / 2,
  bottom: labelY + LINE / 2,
});

describe('labels of points', () => {
  const placed = placeLabels(points, ROOM);

  it('all find a place, in the plot, over no other label and over no point', () => {
    expect(placed.map(({ text }) => text)).toEqual(NAMES);
    const boxes = placed.map(boxOf);
    for (const [index, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(ROOM[0]);
      for (const other of boxes.slice(index + 1))
        expect(
          box.left < other.right &&
            other.left < box.right &&
            box.top < other.bottom &&
            other.top < box.bottom,
        ).toBe(false);
      for (const { x, y } of points)
        expect(x > box.left && x < box.right && y > box.top && y < box.bottom).toBe(false);
    }
  });

  it('are led to only where they are not beside their point', () => {
    expect(placeLabels([{ text: 'Egypt', x: 100, y: 100 }], ROOM)).toMatchObject([
      { leads: false, labelY: 100 },
    ]);
    expect(placed.some(({ leads }) => leads)).toBe(true);
  });

  it('are left out where there is no room', () => {
    expect(placeLabels([{ text: 'Egypt', x: 10, y: 10 }], [20, 20])).toEqual([]);
  });
});
