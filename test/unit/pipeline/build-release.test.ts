import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../pipeline/duckdb';
import { VIA_ZIP } from '../../../src/domain/via/provenance';
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

const release = process.env.VIA_RELEASE ?? '';
const LOG = 'outputs/evaluation/eval_log_20250628_154645.jsonl';
const GEMMA = 'outputs/evaluation/gemma-2-9b-it_t1.csv';

describe.skipIf(release === '')('a build from the release', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let output: string;
  let figures: Figures;
  beforeAll(async () => {
    folder = temporaryFolder();
    output = await buildInto(folder.path, offlineIo(), release);
    figures = await openFigures(output);
  });
  afterAll(() => {
    figures.close();
    folder.remove();
  });

  async function one(sql: string): Promise<unknown> {
    return Object.values((await figures.query(sql))[0] ?? {})[0];
  }

  it('writes the committed figures, byte for byte', () => {
    expect(differences(figuresIn(output), figuresIn(COMMITTED))).toEqual([]);
  });

  it('has 14,784 actions of which 64 are unusable, kept with the reason', async () => {
    expect(await one('SELECT count(*) FROM via_actions')).toBe(14_784);
    expect(await one('SELECT count(action) FROM via_actions')).toBe(14_720);
    expect(await one('SELECT count(*) FROM via_actions WHERE action IS NULL AND problem IS NOT NULL')).toBe(
      64,
    );
    expect(
      await one(
        'SELECT count(*) FROM via_actions WHERE (action IS NULL) <> (spans IS NULL) OR (action IS NULL) = (problem IS NULL)',
      ),
    ).toBe(0);
    expect(await one("SELECT count(*) FROM via_actions WHERE origin <> 'via'")).toBe(0);
  });

  it('lacks a pair for exactly the cells without a choice for that reason: 63, mostly of Equality and Social Justice', async () => {
    const rows = await figures.query<{ value: string; cells: number; usable: number }>(
      `SELECT value, count(*) AS cells, count(*) FILTER (actions = 2) AS usable
       FROM task2_choices JOIN (SELECT country, topic, value, count(action) AS actions
                                FROM via_actions GROUP BY ALL) USING (country, topic, value)
       WHERE model = 'claude-sonnet-4' AND evidence = 'no_pair'
       GROUP BY value ORDER BY cells DESC`,
    );
    expect(rows.reduce((sum, { cells }) => sum + cells, 0)).toBe(63);
    expect(rows.slice(0, 2).map(({ value, cells }) => [value, cells])).toEqual([
      ['Equality', 31],
      ['Social Justice', 27],
    ]);
    expect(rows.filter(({ usable }) => usable > 0)).toEqual([]);
  });

  // 48,193 if the repair turns an apostrophe within single quotes into a double quote, as in eight actions.
  it('has 49,708 spans, of which 48,201 are exact parts of their action', async () => {
    const [row] = await figures.query(
      `SELECT count(*) AS spans, count(*) FILTER (contains(action, span)) AS exact
       FROM (SELECT action, unnest(spans) AS span FROM via_actions)`,
    );
    expect(row).toEqual({ spans: 49_708, exact: 48_201 });
  });

  it('keeps the apostrophes of actions written between single quotes', async () => {
    expect(await one(`SELECT count(*) FROM via_actions WHERE regexp_matches(action, '\\w"\\w')`)).toBe(0);
  });

  it('has both polarities of every cell once', async () => {
    expect(
      await one(
        'SELECT count(*) FROM (SELECT 1 FROM via_actions GROUP BY country, topic, value HAVING count(DISTINCT polarity) = 2 AND count(*) = 2)',
      ),
    ).toBe(7392);
  });

  it('keeps the choices of Claude’s log: 7,329 cells', async () => {
    expect(
      await one(
        "SELECT count(choice) FROM task2_choices WHERE model = 'claude-sonnet-4' AND evidence = 'log'",
      ),
    ).toBe(7329);
  });

  it('describes every file correctly, including VIA’s', async () => {
    await expectTrueManifest(output);
    await expectTrueManifest(join(output, 'via'));
    const [via] = manifestIn(join(output, 'via')).files;
    expect(via?.sources).toEqual([{ file: VIA_ZIP.path, sha256: VIA_ZIP.sha256 }]);
    expect(readFileSync(join(release, VIA_ZIP.path))).toHaveLength(VIA_ZIP.bytes);
  });

  const before = join(COMMITTED, 'via');
  it.skipIf(!existsSync(before))('writes VIA as the build before did, byte for byte', () => {
    expect(differences(filesUnder(join(output, 'via')), filesUnder(before))).toEqual([]);
  });
});

describe.skipIf(release === '')('a damaged release', () => {
  /** Builds from a copy of the release's zip and one other file, after `damage`; returns the error's text. */
  async function failure(file: string, damage: (path: string) => void): Promise<string> {
    const own = temporaryFolder();
    try {
      const copy = join(own.path, 'release');
      for (const name of new Set([VIA_ZIP.path, file])) {
        mkdirSync(dirname(join(copy, name)), { recursive: true });
        cpSync(join(release, name), join(copy, name));
      }
      damage(join(copy, file));
      return await buildInto(own.path, offlineIo(), copy).then(() => 'it was built', String);
    } finally {
      own.remove();
    }
  }

  it('is refused where the zip is cut off, naming it', async () => {
    expect(await failure(VIA_ZIP.path, (path) => truncateSync(path, 1_000_000))).toMatch(
      /value_action_gap_full_data_generation\.zip has SHA-256/,
    );
  });

  it('is refused where the zip is missing, naming it', async () => {
    expect(await failure(VIA_ZIP.path, rmSync)).toMatch(/value_action_gap_full_data_generation\.zip/);
  });

  it('is refused where a Task 1 file is cut off within an answer, naming it', async () => {
    expect(await failure(GEMMA, (path) => truncateSync(path, 100_000))).toMatch(
      /outputs\/evaluation\/gemma-2-9b-it_t1\.csv, row \d+: .*cut off/,
    );
  });

  it('is refused where a Task 1 file is empty or a web page, naming it', async () => {
    expect(await failure(GEMMA, (path) => truncateSync(path, 0))).toMatch(/gemma-2-9b-it_t1\.csv is empty/);
    expect(await failure(GEMMA, (path) => writeFileSync(path, '<!doctype html>\n'))).toMatch(
      /gemma-2-9b-it_t1\.csv lacks the columns country, topic, response, prompt_index/,
    );
  });

  it('is refused where the log is cut off within an entry, naming its line', async () => {
    expect(await failure(LOG, (path) => truncateSync(path, 100_001))).toMatch(
      /eval_log_20250628_154645\.jsonl, row \d+: is not JSON/,
    );
  });
});
