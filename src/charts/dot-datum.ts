/** What a chart of dots draws. */

export interface DotDatum {
  readonly row: string;
  readonly column: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Whether it is in the column in focus. */
  readonly focus: boolean;
}

/** A dot without an interval; none where the figure is not known. */
export function dot(row: string, column: string, value: number | null | undefined, focus = true): DotDatum[] {
  return value == null ? [] : [{ row, column, value, low: null, high: null, focus }];
}
