import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFolder, readManifest } from '../../../pipeline/data-folder';
import { openFigures } from '../../../pipeline/duckdb';
import { nodeIo } from '../../../pipeline/io';
import { manifestOf } from '../../../vite/data-manifest';
import { offlineIo } from '../../support/offline-io';
import { manifestIn, temporaryFolder } from './build-folder';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const topic = { topic: 'Politics', short: 'Politics' };
const rating = { model: 'm', country: 'France', topic: 'Politics', value: 'Wealth', variant: 0, rating: 1 };
const entry = (path: string, table: string) => ({ path, table, rows: 1, bytes: 1, sha256: '', sources: [] });

function write(path: string, content: unknown): void {
  const file = join(folder.path, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

async function dataFolder(): Promise<DataFolder> {
  return new DataFolder(offlineIo(), folder.path, await readManifest(nodeIo, folder.path));
}

describe('a manifest that is read', () => {
  it('is empty where there is none', async () => {
    expect(await readManifest(nodeIo, folder.path)).toEqual({ files: [], unread: [] });
  });

  it.each(['{"files": [', '', 'null', '{}', '[]', '{"files": 1, "unread": []}'])(
    'is refused by its name where it is none: %s',
    async (content) => {
      write('manifest.json', content);
      await expect(readManifest(nodeIo, folder.path)).rejects.toThrow(/manifest\.json/);
    },
  );
});

describe('a manifest that is written', () => {
  it('lists the files in order, a model’s under its name', async () => {
    const data = await dataFolder();
    await data.write('topics', [topic], []);
    await data.write('task1_ratings', [rating], [], 'm');
    await data.finish();
    expect(manifestIn(folder.path).files.map(({ path, model, rows }) => [path, model, rows])).toEqual([
      ['task1_ratings/m.parquet', 'm', 1],
      ['topics.parquet', undefined, 1],
    ]);
  });

  it('remembers the raw files of rows that come out the same without them', async () => {
    const raw = { file: 'outputs/evaluation/m_t1.csv', sha256: 'abc' };
    const first = await dataFolder();
    await first.write('task1_ratings', [rating], [raw], 'm');
    await first.finish();
    const again = await dataFolder();
    await again.write('task1_ratings', [rating], [{ file: 'pipeline/x.csv', sha256: 'def' }], 'm');
    await again.finish();
    expect(manifestIn(folder.path).files[0]?.sources).toEqual([raw]);
    const changed = await dataFolder();
    await changed.write('task1_ratings', [{ ...rating, rating: 2 }], [], 'm');
    await changed.finish();
    expect(manifestIn(folder.path).files[0]?.sources).toEqual([]);
  });

  it.each([
    [{ ...rating, variant: 1, rating: 'four' }, 'task1_ratings, row 2: rating is "four", not a TINYINT'],
    [{ ...rating, model: null }, 'task1_ratings, row 2: model is missing'],
    [rating, 'task1_ratings, row 2: m / France / Politics / Wealth / 0 occurs twice'],
  ])('has no file of rows that do not fit: %j', async (bad, message) => {
    const data = await dataFolder();
    await expect(data.write('task1_ratings', [rating, bad], [], 'm')).rejects.toThrow(message);
    await data.finish();
    expect(manifestIn(folder.path).files).toEqual([]);
  });
});

describe('the manifest of the site', () => {
  it('is that of the figures where the build has no VIA', () => {
    write('manifest.json', { files: [entry('a.parquet', 'via_actions')], unread: [] });
    expect(manifestOf(folder.path).files.map(({ path }) => path)).toEqual(['a.parquet']);
  });

  it('has VIA in place of the sample', () => {
    write('manifest.json', {
      files: [entry('sample.parquet', 'via_actions'), entry('topics.parquet', 'topics')],
      unread: [],
    });
    write('via/manifest.json', { files: [entry('via_actions.parquet', 'via_actions')], unread: [] });
    expect(manifestOf(folder.path).files.map(({ path }) => path)).toEqual([
      'topics.parquet',
      'via/via_actions.parquet',
    ]);
  });
});

describe('a data folder that cannot be opened', () => {
  it('is one whose manifest names no file of a table', async () => {
    write('manifest.json', { files: [], unread: [] });
    await expect(openFigures(folder.path)).rejects.toThrow(
      /manifest\.json names no file of the table models/,
    );
  });

  it('is one without a file that its manifest names', async () => {
    const data = await dataFolder();
    await data.write('topics', [topic], []);
    write('manifest.json', { files: [entry('models.parquet', 'models')], unread: [] });
    rmSync(join(folder.path, 'topics.parquet'));
    await expect(openFigures(folder.path)).rejects.toThrow(/models\.parquet/);
  });
});
