import type { Draw } from '../../src/charts/chart-spec';

/** Pixels of a picture, as chats and search engines want it. */
export const PICTURE = { width: 1200, height: 630 } as const;

export interface SharedTable {
  readonly caption: string;
  /** Columns of numbers are set to the right. */
  readonly columns: readonly { readonly title: string; readonly numeric?: boolean }[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly string[])[];
}

/** What a page says of the one thing that it is about. */
export interface SharedPage {
  /** Within the folder, without its ending. */
  readonly address: string;
  readonly route: string;
  /** What the thing is, such as “Scenario”. */
  readonly kind: string;
  readonly title: string;
  /** Its figure, as written, and what it is of. */
  readonly figure?: { readonly value: string; readonly of: string };
  /** Holds the figure, and is understood on its own. */
  readonly sentence: string;
  readonly table?: SharedTable;
  /** Drawn into its picture; without one, the picture is that of the whole site. */
  readonly chart?: { readonly draw: Draw; readonly shape: 'wide' | 'beside' };
}
