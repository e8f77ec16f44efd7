import type { Database } from '../../db/types';
import { byCell } from '../../domain/keys';
import {
  type ActionToExport,
  type ChoiceToExport,
  type RatingToExport,
  task1Csv,
  task2Csv,
} from '../../exports/authors-layout';

type Queries = Pick<Database, 'query'>;

async function rowsOf<Row extends object>(database: Queries, sql: string, models?: string[]): Promise<Row[]> {
  return (await database.query<Row>(sql, { params: models ?? [], models })).rows;
}

/**
 * A model's answers to one task as CSV in the authors' layout. If the release is loaded, Task 2 includes its texts.
 *
 * @throws as `database.query`
 */
export async function exportModel(database: Queries, model: string, task: 1 | 2): Promise<string> {
  if (task === 1) {
    const ratings = await rowsOf<RatingToExport>(
      database,
      'SELECT country, topic, value, variant, rating FROM task1_ratings WHERE model = $1',
      [model],
    );
    return task1Csv(ratings.sort(byCell(({ variant }) => variant)));
  }
  const choices = await rowsOf<ChoiceToExport>(
    database,
    'SELECT country, topic, value, variant, choice, evidence FROM task2_choices WHERE model = $1',
    [model],
  );
  const actions = await rowsOf<ActionToExport>(
    database,
    "SELECT country, topic, value, polarity, action, spans, explanation FROM via_actions WHERE origin = 'via'",
  );
  return task2Csv(choices.sort(byCell(({ variant }) => variant)), actions);
}
