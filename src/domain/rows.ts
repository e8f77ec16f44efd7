/** A row of one of the data contract's tables, as plain values by column name. */

export type Cell = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Cell>>;
