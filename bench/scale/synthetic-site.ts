import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCells } from '../../pipeline/cells';
import { DataFolder, readManifest } from '../../pipeline/data-folder';
import { type Io, nodeIo } from '../../pipeline/io';
import { models } from '../../pipeline/tables/static';
import { PUBLISHED_MODELS } from '../../src/domain/models';
import { ASKED_ALL, syntheticAnswers, syntheticModel } from './synthetic-answers';

/**
 * Copies a public folder, and adds models that do not exist to its data until there are as many as wanted. The site
 * builds from the copy as from the original.
 *
 * @param count how many models there are to be in all, the paper's among them
 * @param asked what the added ones were asked
 */
export async function makeSyntheticSite(
  publicFolder: string,
  target: string,
  count: number,
  io: Io = nodeIo,
  asked = ASKED_ALL,
): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await cp(publicFolder, target, { recursive: true });
  const folder = join(target, 'data');
  const before = await readManifest(io, folder);
  const data = new DataFolder(io, folder, before);
  const added = Array.from({ length: Math.max(0, count - PUBLISHED_MODELS.length) }, (_, index) => index);
  for (const file of before.files) if (file.table !== 'models' && file.table !== 'cells') data.keep(file);
  for (const index of added) {
    const { model } = syntheticModel(index);
    const { ratings, choices } = syntheticAnswers(index, asked);
    await data.write('task1_ratings', ratings, [], model);
    await data.writeAs(`task2_choices/${model}.parquet`, 'task2_choices', choices, [], model);
  }
  await data.write('models', models(added.map(syntheticModel)), []);
  await buildCells(data, folder);
  await data.finish();
}
