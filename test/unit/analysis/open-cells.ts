import { type Figures, openFigures } from '../../../pipeline/duckdb';
import { type BinaryRow, type Cell, type ChoiceRow, cellsOf, type RatingRow } from '../db/recompute';
import type { Groupings } from './recount';

export interface Rating extends RatingRow {
  readonly variant: number;
}

export interface OpenedCells extends Groupings {
  readonly figures: Figures;
  readonly cells: readonly Cell[];
  readonly ratings: readonly Rating[];
  /** Keys of the models, in the order of their numbers. */
  readonly models: readonly string[];
}

/** Every rating, packed by cell in the query, because hundreds of thousands of objects are slow to leave DuckDB. */
async function rawRatings(figures: Figures): Promise<Rating[]> {
  const packed = await figures.query<Omit<Rating, 'variant' | 'rating'> & { answers: string }>(
    `SELECT model, country, topic, value, string_agg(concat(variant, rating), '') AS answers
     FROM task1_ratings GROUP BY ALL`,
  );
  return packed.flatMap(({ answers, ...cell }) =>
    (answers.match(/../g) ?? []).map((pair) => ({
      ...cell,
      variant: Number(pair[0]),
      rating: Number(pair[1]),
    })),
  );
}

let opened: Promise<OpenedCells> | undefined;

/** The published figures in DuckDB, and the same cells from the raw rows: read once for all files of tests, which only look. */
export function openCells(): Promise<OpenedCells> {
  opened ??= readCells();
  return opened;
}

async function readCells(): Promise<OpenedCells> {
  const figures = await openFigures('public/data');
  const ratings = await rawRatings(figures);
  const pairs = async (key: string, group: string, table: string) => {
    const rows = await figures.query<{ key: string; group: string }>(
      `SELECT ${key} AS "key", ${group} AS "group" FROM ${table}`,
    );
    return new Map(rows.map((row) => [row.key, row.group]));
  };
  const opened = {
    figures,
    ratings,
    cells: cellsOf(
      ratings,
      await figures.query<BinaryRow>('FROM task1_inclinations_recovered'),
      await figures.query<ChoiceRow>('FROM task2_choices'),
    ),
    regions: await pairs('country', 'region', 'countries'),
    types: await pairs('value', 'type', 'schwartz_values'),
    models: (await figures.query<{ model: string }>('SELECT model FROM models ORDER BY model')).map(
      ({ model }) => model,
    ),
  };
  // A test that wrote would change what the others see.
  await figures.query('BEGIN TRANSACTION READ ONLY');
  return opened;
}
