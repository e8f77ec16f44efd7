/** The cells: how they are computed from the raw answers, here as in the pipeline. */
import { tableNamed } from '../domain/tables';
import sqlFile from './cells.sql?raw';
import { identifier } from './quote';

/** A SELECT of all cells, from the tables of raw answers. */
export const CELLS_SQL = sqlFile;

/** The tables of raw answers from which cells are computed and to which rows can be added. */
export const ANSWER_TABLES = ['task1_ratings', 'task2_choices'] as const;

export type AnswerTable = (typeof ANSWER_TABLES)[number];

/** Tables that `CELLS_SQL` looks things up in. */
export const LOOKED_UP = ['countries', 'schwartz_values'] as const;

const COLUMNS = tableNamed('cells')
  .columns.map(({ name }) => identifier(name))
  .join(', ');

const NO_RECOVERED = tableNamed('task1_inclinations_recovered')
  .columns.map(({ name, type }) => `NULL::${type} AS ${identifier(name)}`)
  .join(', ');

/** Adds the cells of the raw answers in other tables, named by `from`. */
export function addCells(from: Readonly<Record<AnswerTable, string>>): string {
  const answers = ANSWER_TABLES.map((table) => `${table} AS (FROM ${identifier(from[table])})`);
  return `INSERT INTO cells
WITH ${answers.join(', ')},
task1_inclinations_recovered AS (SELECT ${NO_RECOVERED} WHERE false)
SELECT ${COLUMNS} FROM (${CELLS_SQL})`;
}

/** How many cells there are, and how many differ from those recomputed from the raw answers. */
export const CHECK_CELLS_SQL = `WITH recomputed AS (
${CELLS_SQL.replace(/^(?:--.*\n)+/, '').trim()}
)
SELECT (SELECT count(*) FROM cells)::INTEGER AS cells,
       count(DISTINCT (model, country, topic, value))::INTEGER AS differing
FROM ((FROM cells EXCEPT FROM recomputed) UNION ALL (FROM recomputed EXCEPT FROM cells))`;
