/** A row of a table of the data contract, as plain values by column name. */

export type Cell = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Cell>>;
