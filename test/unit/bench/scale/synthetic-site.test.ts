import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSyntheticSite } from '../../../../bench/scale/synthetic-site';
import { openFigures } from '../../../../pipeline/duckdb';
import { PUBLISHED_MODELS } from '../../../../src/domain/models';
import { offlineIo } from '../../../support/offline-io';
import { COMMITTED, differences, figuresIn, temporaryFolder } from '../../pipeline/build-folder';
import { expectTrueManifest } from '../../pipeline/expect-manifest';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
beforeAll(async () => {
  folder = temporaryFolder();
  const target = join(folder.path, 'public');
  await makeSyntheticSite('public', target, PUBLISHED_MODELS.length + 1, offlineIo());
  data = join(target, 'data');
});
afterAll(() => folder.remove());

it('adds a model with all its answers and cells, and leaves the published files as they are', async () => {
  const changed = differences(figuresIn(COMMITTED), figuresIn(data));
  expect(changed).toEqual([
    'cells/synthetic-000-aurora-1.0-1b.parquet',
    'manifest.json',
    'models.parquet',
    'task1_ratings/synthetic-000-aurora-1.0-1b.parquet',
    'task2_choices/synthetic-000-aurora-1.0-1b.parquet',
  ]);
  await expectTrueManifest(data);
});

it('gives the model a rate of its own', async () => {
  const figures = await openFigures(data);
  const rows = await figures.query<{ alignment_rate: number; coverage: number }>(
    "SELECT alignment_rate, coverage FROM model_alignment WHERE model LIKE 'synthetic-%'",
  );
  figures.close();
  expect(rows).toEqual([{ alignment_rate: expect.any(Number), coverage: 1 }]);
  expect(rows[0]?.alignment_rate).toBeGreaterThan(0);
});
