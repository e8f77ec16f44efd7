import { describe, expect, it } from 'vitest';
import { gridMove } from '../../../src/ui/grid-move';

const size = { rows: 30, columns: 4 };

describe('a key in a grid', () => {
  it.each([
    ['ArrowUp', 5, 2, 4, 2],
    ['ArrowDown', 5, 2, 6, 2],
    ['ArrowLeft', 5, 2, 5, 1],
    ['ArrowRight', 5, 2, 5, 3],
    ['Home', 5, 2, 5, 0],
    ['End', 5, 2, 5, 3],
    ['PageUp', 15, 2, 5, 2],
    ['PageDown', 15, 2, 25, 2],
    ['PageUp', 5, 2, 0, 2],
    ['PageDown', 25, 2, 29, 2],
  ])('%s leads from row %i, column %i to row %i, column %i', (key, row, column, toRow, toColumn) => {
    expect(gridMove(key, { row, column }, size)).toEqual({ row: toRow, column: toColumn });
  });

  it.each([
    ['ArrowUp', 0, 0],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 29, 3],
    ['ArrowRight', 29, 3],
  ])('%s leads nowhere at an edge', (key, row, column) => {
    expect(gridMove(key, { row, column }, size)).toBeNull();
  });

  it.each(['Tab', 'Enter', ' ', 'a', 'Escape', 'F1'])('%j is left to the browser', (key) => {
    expect(gridMove(key, { row: 5, column: 2 }, size)).toBeNull();
  });

  it.each(['Home', 'End', 'PageUp', 'PageDown', 'ArrowUp'])('%s leads nowhere in an empty grid', (key) => {
    expect(gridMove(key, { row: 0, column: 0 }, { rows: 0, columns: 0 })).toBeNull();
  });
});
