import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSyntheticSite } from '../../../bench/scale/synthetic-site';
import type { Sample } from '../../../pipeline/sources/sample';
import { PUBLISHED_MODELS } from '../../../src/domain/models';
import { overviewData } from '../../../vite/overview-data';
import { offlineIo } from '../../support/offline-io';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sample-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('refuses to build the overview from a sample whose spans are not part of their actions', async () => {
  const sample = JSON.parse(readFileSync('pipeline/sample/nigeria-health.json', 'utf8')) as Sample;
  const [first, ...rest] = sample.actions;
  const file = join(folder, 'broken.json');
  writeFileSync(file, JSON.stringify({ ...sample, actions: [{ ...first, spans: ['never said'] }, ...rest] }));
  await expect(overviewData('public/data', pathToFileURL(file))).rejects.toThrow(
    /"never said" is not part of its action/,
  );
});

it('shows the models of the paper and counts the others', async () => {
  const target = join(folder, 'public');
  await makeSyntheticSite('public', target, PUBLISHED_MODELS.length + 1, offlineIo());
  const [few, more] = [await overviewData('public/data'), await overviewData(join(target, 'data'))];
  expect([few.figures.others, more.figures.others]).toEqual([0, 1]);
  expect({ ...more, figures: { ...more.figures, others: 0 } }).toEqual(few);
});
