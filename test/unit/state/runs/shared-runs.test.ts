import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shareRun } from '../../../../pipeline/share-run';
import type { RunRecord } from '../../../../src/domain/runs/run-record';
import { runZip } from '../../../../src/state/runs/run-files';
import { readSharedList, type SharedRun } from '../../../../src/state/runs/shared-list';
import { fetchSharedList, fetchSharedRun } from '../../../../src/state/runs/shared-runs';
import { sharedRunProblems } from '../../../support/shared-runs';
import { A_PLAN, AN_ANSWER, aRecord } from '../../inference/a-record';

const EMPTY = '{"format": 1, "runs": []}';

function aRun(part: Partial<RunRecord> = {}): Uint8Array<ArrayBuffer> {
  const record = aRecord({
    plan: A_PLAN,
    total: 1,
    origin: 'local',
    model: 'local-mine',
    engine: { kind: 'wllama', version: '3', settings: { file: 'mine.gguf' } },
    ...part,
  });
  return runZip({ record, answers: [{ ...AN_ANSWER, run: record.id }] });
}

let folder: string;
let outside: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shared-runs-'));
  outside = mkdtempSync(join(tmpdir(), 'exported-run-'));
  writeFileSync(join(folder, 'runs.json'), EMPTY);
});
afterEach(() => {
  for (const made of [folder, outside]) rmSync(made, { recursive: true });
});

async function hand(zip = aRun()): Promise<SharedRun> {
  const path = join(outside, 'exported.zip');
  writeFileSync(path, zip);
  return shareRun(path, 'a reader', 'On a laptop.', folder);
}

/** Changes what the list says of its first run. */
function relist(part: object): void {
  const [first, ...rest] = readSharedList(readFileSync(join(folder, 'runs.json'), 'utf8'));
  writeFileSync(
    join(folder, 'runs.json'),
    JSON.stringify({ format: 1, runs: [{ ...first, ...part }, ...rest] }),
  );
}

it('the runs that this site shares are as they are described', async () => {
  expect(await sharedRunProblems('public/runs')).toEqual([]);
});

describe('a run that is handed in', () => {
  it('is described by its own file, and passes the check', async () => {
    expect(await hand()).toMatchObject({
      file: 'a-run.zip',
      model: 'A model',
      engine: 'wllama',
      scenarios: 1,
      answers: 1,
      created: '2026-01-01',
      by: 'a reader',
    });
    await hand(aRun({ id: 'another', model: 'local-other' }));
    expect(await sharedRunProblems(folder)).toEqual([]);
  });

  it('again takes the place of its earlier file', async () => {
    await hand();
    await hand(aRun({ device: 'a processor' }));
    expect(readSharedList(readFileSync(join(folder, 'runs.json'), 'utf8'))).toHaveLength(1);
    expect(await sharedRunProblems(folder)).toEqual([]);
  });

  it.each([
    ['another digest', { sha256: '0'.repeat(64) }, /^a-run\.zip: its SHA-256 is [0-9a-f]{64}$/],
    ['another size', { bytes: 3 }, /^a-run\.zip: has \d+ bytes, not 3$/],
    [
      'another model',
      { model: 'A better model' },
      /^a-run\.zip: its model is "A model", not "A better model"$/,
    ],
    ['another engine', { engine: 'webllm' }, /its engine is "wllama", not "webllm"/],
    ['more scenarios', { scenarios: 132 }, /its scenarios is 1, not 132/],
    ['more answers', { answers: 2 }, /its answers is 1, not 2/],
    ['another day', { created: '2026-01-02' }, /its created is "2026-01-01", not "2026-01-02"/],
    ['a file elsewhere', { file: '../../a.zip' }, /list of shared runs is not valid: runs\.0\.file/],
    ['no note', { note: undefined }, /not valid: runs\.0\.note/],
    ['a field that no list has', { price: 3 }, /not valid: runs\.0\.price/],
  ])('does not pass with %s', async (_, part, message) => {
    await hand();
    relist(part);
    expect(await sharedRunProblems(folder)).toEqual([expect.stringMatching(message)]);
  });

  it('does not pass without its file, with a file too many, with another file, or as a replay', async () => {
    await hand();
    writeFileSync(join(folder, 'more.zip'), aRun());
    expect(await sharedRunProblems(folder)).toEqual(['more.zip: is not listed']);
    rmSync(join(folder, 'more.zip'));

    const { sha256 } = await hand(
      aRun({
        id: 'played',
        model: 'replay-x',
        origin: 'replay',
        engine: { kind: 'replay', version: '1', settings: { model: 'llama-3.3-70b-instruct' } },
      }),
    );
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await sharedRunProblems(folder)).toEqual(['played.zip: plays back published answers']);

    writeFileSync(join(folder, 'played.zip'), 'PK, and no zip');
    rmSync(join(folder, 'a-run.zip'));
    expect(await sharedRunProblems(folder)).toEqual([
      'a-run.zip: is listed, and not there',
      expect.stringMatching(/^played\.zip: has 14 bytes, not \d+$/),
      expect.stringMatching(/^played\.zip: its SHA-256 is/),
      'played.zip: This file is not a readable zip file (is it cut off?). Export the run again.',
    ]);
  });

  it('is not taken where its description cannot be valid, and nothing is written', async () => {
    const path = join(outside, 'exported.zip');
    writeFileSync(path, aRun());
    await expect(shareRun(path, '', 'On a laptop.', folder)).rejects.toThrow(/runs\.0\.by/);
    writeFileSync(path, 'no run');
    await expect(shareRun(path, 'a reader', 'On a laptop.', folder)).rejects.toThrow(/neither zip nor JSON/);
    expect(readFileSync(join(folder, 'runs.json'), 'utf8')).toBe(EMPTY);
    expect(await sharedRunProblems(folder)).toEqual([]);
  });
});

describe('on the page', () => {
  const signal = new AbortController().signal;
  beforeEach(() => {
    vi.stubGlobal('document', {
      baseURI: 'https://lens.example/site/',
      documentElement: { dataset: {} },
    });
    vi.stubGlobal('fetch', async ({ href }: URL) =>
      href.startsWith('https://lens.example/site/runs/')
        ? new Response(readFileSync(join(folder, href.slice('https://lens.example/site/runs/'.length))))
        : new Response('', { status: 404 }),
    );
  });

  it('the list is fetched, and a run that is the one described', async () => {
    await hand();
    const [run] = await fetchSharedList(signal);
    const file = await fetchSharedRun(run as SharedRun, signal);
    expect([file.name, file.size]).toEqual(['a-run.zip', run?.bytes]);
    await expect(fetchSharedRun({ ...(run as SharedRun), sha256: '0'.repeat(64) }, signal)).rejects.toThrow(
      /^a-run\.zip is not the file that the list describes/,
    );
    await expect(fetchSharedRun({ ...(run as SharedRun), bytes: 10 }, signal)).rejects.toThrow(
      /more than 10 bytes/,
    );
  });

  it('a site that cannot be reached is said to be so', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    await expect(fetchSharedList(signal)).rejects.toThrow(
      'runs.json could not be fetched: this site cannot be reached.',
    );
  });

  it('a list that is no list is said to be so', async () => {
    writeFileSync(join(folder, 'runs.json'), '<!doctype html>');
    await expect(fetchSharedList(signal)).rejects.toThrow('The list of shared runs is not JSON.');
  });
});
