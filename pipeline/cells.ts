import type { ManifestSource } from '../src/domain/manifest';
import type { Row } from '../src/domain/rows';
import { tableNamed } from '../src/domain/tables';
import type { DataFolder } from './data-folder';
import { openFigures } from './duckdb';

const RAW: readonly string[] = ['task1_ratings', 'task1_inclinations_recovered', 'task2_choices'];

/** Computes the cells of each model from the raw answers that were written before, and writes them. */
export async function buildCells(data: DataFolder, folder: string): Promise<void> {
  const files = data.written;
  const raw = files.filter(({ table }) => RAW.includes(table));
  const figures = await openFigures(folder, { files, computeCells: true });
  try {
    // Once for all models: one model's cells take as long as those of all.
    await figures.query('CREATE TEMP TABLE computed AS FROM cells');
    const models = await figures.query<{ model: string }>(
      'SELECT DISTINCT model FROM computed ORDER BY model',
    );
    for (const { model } of models) {
      const rows = await figures.query<Row>(
        `FROM computed WHERE model = ? ORDER BY ${tableNamed('cells').key.join(', ')}`,
        [model],
      );
      const sources = raw
        .filter((file) => file.model === undefined || file.model === model)
        .map(({ path, sha256 }): ManifestSource => ({ file: `public/data/${path}`, sha256 }));
      await data.write('cells', rows, sources, model);
    }
  } finally {
    figures.close();
  }
}
