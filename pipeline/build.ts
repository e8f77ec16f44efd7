/**
 * `npm run data`: builds `public/data` from the committed figures and, if there is one, the release. With
 * `-- --raw-task2` also from the authors' files of raw Task 2 answers, which are downloaded where the release lacks them.
 */
import { fileURLToPath } from 'node:url';
import { buildData } from './build-data';
import { nodeIo } from './io';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url)).replace(/\/$/, '');

const OPTIONS = ['--raw-task2'];

try {
  const given = process.argv.slice(2);
  const unknown = given.find((option) => !OPTIONS.includes(option));
  if (unknown) throw new Error(`There is no option ${unknown}; there is ${OPTIONS.join(', ')}.`);
  await buildData(nodeIo, {
    pipelineFolder: at('.'),
    outputFolder: at('../public/data'),
    cacheFolder: at('../.cache'),
    release: process.env.VIA_RELEASE || undefined,
    rawTask2: given.includes('--raw-task2'),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
