import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openFigures } from '../../../pipeline/duckdb';
import type { Io } from '../../../pipeline/io';
import { sha256 } from '../../../pipeline/io';
import { HashMismatch } from '../../../pipeline/sources/via-download';
import { TABLES } from '../../../src/domain/tables';
import { offlineIo } from '../../support/offline-io';
import {
  buildInto,
  COMMITTED,
  differences,
  figuresIn,
  filesUnder,
  manifestIn,
  temporaryFolder,
} from './build-folder';
import { expectTrueManifest } from './expect-manifest';

const folder = temporaryFolder();
beforeAll(() => {
  // The pauses between tries to download take no time.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.setTimerTickMode('nextTimerAsync');
});
afterAll(() => {
  vi.useRealTimers();
  folder.remove();
});

describe('a build without the release, offline', () => {
  const lines: string[] = [];
  let output: string;
  beforeAll(async () => {
    output = await buildInto(folder.path, offlineIo(lines));
  });

  it('writes the committed figures, byte for byte', () => {
    expect(differences(figuresIn(output), figuresIn(COMMITTED))).toEqual([]);
  });

  it('does without VIA, says so, and leaves the sample in its place', async () => {
    expect(lines.join('\n')).toMatch(/VIA: could not be reached; the site will use its embedded sample/);
    expect(existsSync(join(output, 'via'))).toBe(false);
    const figures = await openFigures(output);
    const rows = await figures.query('SELECT origin, count(*) AS rows FROM via_actions GROUP BY origin');
    figures.close();
    expect(rows).toEqual([{ origin: 'sample', rows: 112 }]);
  });

  it('gives the same bytes again from just the committed ratings', async () => {
    const first = filesUnder(output);
    for (const path of first.keys())
      if (path.endsWith('.parquet') && !path.startsWith('task1_ratings/')) rmSync(join(output, path));
    await buildInto(folder.path, offlineIo());
    expect(differences(first, filesUnder(output))).toEqual([]);
  });

  it('describes every file correctly, and has a file for every table', async () => {
    await expectTrueManifest(output);
    const tables = new Set(manifestIn(output).files.map(({ table }) => table));
    expect([...tables].sort()).toEqual(TABLES.map(({ name }) => name).sort());
  });

  it('leaves no temporary file', () => {
    expect([...filesUnder(folder.path).keys()].filter((path) => path.endsWith('.tmp'))).toEqual([]);
  });
});

describe('the committed data', () => {
  it('are described correctly by their manifest', async () => {
    await expectTrueManifest(COMMITTED);
  });

  it('come from the figures and the sample as committed', async () => {
    const sources = manifestIn(COMMITTED).files.flatMap(({ sources: own }) => own);
    const own = sources.filter(({ file }) => file.startsWith('pipeline/'));
    expect(own.length).toBeGreaterThan(6);
    for (const { file, sha256: hash } of own) expect(sha256(await offlineIo().read(file)), file).toBe(hash);
  });

  it('contain no text of the release', async () => {
    const paths = [...figuresIn(COMMITTED).keys()].filter((path) => path.includes('via_actions'));
    expect(paths).toEqual(['via_actions_sample.parquet']);
  });
});

describe('a build that goes wrong', () => {
  const failing = async (io: Io, release?: string) => {
    const own = temporaryFolder();
    try {
      const before = figuresIn(COMMITTED);
      const error = await buildInto(own.path, io, release).then(
        () => null,
        (reason: unknown) => reason,
      );
      return { error, changed: differences(before, filesUnder(join(own.path, 'data'))) };
    } finally {
      own.remove();
    }
  };

  it('because something else was downloaded writes nothing, and names the hashes', async () => {
    const io = { ...offlineIo(), fetch: () => Promise.resolve(new Response('a captive portal')) };
    const { error, changed } = await failing(io);
    expect(error).toBeInstanceOf(HashMismatch);
    expect(String(error)).toContain(sha256('a captive portal'));
    expect(changed).toEqual([]);
  });

  it('because a figure is missing names it', async () => {
    const io: Io = {
      ...offlineIo(),
      read: (path) => offlineIo().read(path.replace('task2_choices.csv', 'lost.csv')),
    };
    expect(String((await failing(io)).error)).toMatch(/Cannot read .*lost\.csv: ENOENT/);
  });

  it('because a figure is cut off names it, and its row', async () => {
    const io: Io = {
      ...offlineIo(),
      async read(path) {
        const bytes = await offlineIo().read(path);
        return path.endsWith('task2_choices.csv') ? bytes.slice(0, 5000) : bytes;
      },
    };
    expect(String((await failing(io)).error)).toMatch(/figures\/task2_choices\.csv/);
  });

  it('because the folder of the release does not exist names it', async () => {
    expect(String((await failing(offlineIo(), '/nowhere/release')).error)).toContain('/nowhere/release');
  });
});
