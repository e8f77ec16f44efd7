/** The cells: how they are computed from the raw answers, here as in the pipeline. */
import { tableNamed } from '../domain/tables';
import sqlFile from './cells.sql?raw';
import { identifier, literals } from './quote';

/** A SELECT of all cells, from the tables of raw answers. */
export const CELLS_SQL = sqlFile;

/** The tables of raw answers from which cells are computed and to which rows can be added. */
export const ANSWER_TABLES = ['task1_ratings', 'task2_choices'] as const;

export type AnswerTable = (typeof ANSWER_TABLES)[number];

/** Tables to which no rows can be added, and from which `CELLS_SQL` takes something. */
export const LOOKED_UP = ['countries', 'schwartz_values', 'task1_inclinations_recovered'] as const;

const COLUMNS = tableNamed('cells')
  .columns.map(({ name }) => identifier(name))
  .join(', ');

/**
 * Adds the cells of the raw answers in other tables, named by `from`.
 *
 * @param recovered models whose published binary statements count too
 */
export function addCells(
  from: Readonly<Record<AnswerTable, string>>,
  recovered: readonly string[] = [],
): string {
  const answers = ANSWER_TABLES.map((table) => `${table} AS (FROM ${identifier(from[table])})`);
  return `INSERT INTO cells
WITH ${answers.join(', ')},
task1_inclinations_recovered AS (
  FROM main.task1_inclinations_recovered WHERE list_contains([${literals(recovered)}], model)
)
SELECT ${COLUMNS} FROM (${CELLS_SQL})`;
}

/** How many cells there are, and how many differ from those recomputed from the raw answers. */
export const CHECK_CELLS_SQL = `WITH recomputed AS (
${CELLS_SQL.replace(/^(?:--.*\n)+/, '').trim()}
)
SELECT (SELECT count(*) FROM cells)::INTEGER AS cells,
       count(DISTINCT (model, country, topic, value))::INTEGER AS differing
FROM ((FROM cells EXCEPT FROM recomputed) UNION ALL (FROM recomputed EXCEPT FROM cells))`;
