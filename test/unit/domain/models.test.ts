import { expect, it } from 'vitest';
import { openFigures } from '../../../pipeline/duckdb';
import { PUBLISHED_MODELS } from '../../../src/domain/models';

it('knows the tasks for which the tables have a published model’s answers', async () => {
  const figures = await openFigures('public/data');
  const modelsOf = async (table: string) =>
    new Set(
      (await figures.query<{ model: string }>(`SELECT DISTINCT model FROM ${table}`)).map(
        ({ model }) => model,
      ),
    );
  const [task1, task2] = [await modelsOf('task1_ratings'), await modelsOf('task2_choices')];
  figures.close();
  for (const { model, tasks } of PUBLISHED_MODELS)
    expect([model, tasks]).toEqual([
      model,
      [...(task1.has(model) ? [1] : []), ...(task2.has(model) ? [2] : [])],
    ]);
});
