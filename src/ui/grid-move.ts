export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * Where a key leads in a grid, as in the ARIA grid pattern: arrows by one, Home and End within the row, Page keys by
 * ten rows. Null for a key that does not move, and at an edge.
 */
export function gridMove(
  key: string,
  from: GridPlace,
  size: { readonly rows: number; readonly columns: number },
): GridPlace | null {
  const moves: Readonly<Record<string, GridPlace>> = {
    ArrowUp: { row: from.row - 1, column: from.column },
    ArrowDown: { row: from.row + 1, column: from.column },
    ArrowLeft: { row: from.row, column: from.column - 1 },
    ArrowRight: { row: from.row, column: from.column + 1 },
    Home: { row: from.row, column: 0 },
    End: { row: from.row, column: size.columns - 1 },
    PageUp: { row: Math.max(0, from.row - 10), column: from.column },
    PageDown: { row: Math.min(size.rows - 1, from.row + 10), column: from.column },
  };
  const to = moves[key];
  if (!to || to.row < 0 || to.column < 0 || to.row >= size.rows || to.column >= size.columns) return null;
  return to;
}
