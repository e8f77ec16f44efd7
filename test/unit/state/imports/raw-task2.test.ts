import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Figures, openFigures } from '../../../../pipeline/duckdb';
import type { Database } from '../../../../src/db/types';
import { VIA_DOWNLOAD_ORIGIN } from '../../../../src/domain/via/provenance';
import type { RawFile } from '../../../../src/domain/via/raw-task2';
import { createRawTask2, type RawTask2 } from '../../../../src/state/imports/raw-task2';
import { forgetImport, type KeptRaw, keptImports } from '../../../../src/storage/kept-imports';
import { CUT_AT, choicesOf, fileOf, type RawServer, rawCsv, serveRaw } from '../../../support/raw-files';
import { fakeTables } from '../fake-tables';
import { refuseDeletion } from '../refuse-deletion';

// Without the worker, as it reads.
vi.mock('../../../../src/state/imports/read-in-worker', async () => {
  const { readRawTask2 } = await import('../../../../src/readers/raw-task2');
  const { packChoices } = await import('../../../../src/domain/answers/model-answers');
  return {
    async readRaw({ file, bytes, model, known }: Parameters<typeof readRawInput>[0]) {
      const { rows, agreement } = readRawTask2(file, new Uint8Array(bytes), model, known);
      return { choices: packChoices(rows), agreement };
    },
  };
});
declare const readRawInput: typeof import('../../../../src/state/imports/read-in-worker').readRaw;

const [LLAMA, MINI, GEMMA] = ['llama-3.3-70b-instruct', 'gpt-4o-mini', 'gemma-2-9b-it'] as const;

let figures: Figures;
let server: RawServer;
let files: RawFile[];
beforeAll(async () => {
  figures = await openFigures('public/data');
  const contents = new Map<string, Buffer>([
    [LLAMA, rawCsv(await choicesOf(figures, LLAMA))],
    [MINI, rawCsv(await choicesOf(figures, MINI), true)],
    [GEMMA, rawCsv(await choicesOf(figures, LLAMA))],
  ]);
  files = [...contents].map(([model, content]) => fileOf(model, content));
  server = await serveRaw(new Map(files.map(({ model, path }) => [path, contents.get(model) as Buffer])));
  const own = fetch;
  vi.stubGlobal('fetch', (url: string, options?: RequestInit) =>
    own(url.replace(VIA_DOWNLOAD_ORIGIN, server.url), options),
  );
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
  figures.close();
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const { model } of files) await forgetImport(`raw/${model}`);
});

function made(given = files) {
  const { tables, of } = fakeTables();
  const query = async (sql: string, { params = [] }: { params?: readonly string[] } = {}) => ({
    rows: await figures.query(sql, params.slice(0, sql.includes('$1') ? 1 : 0)),
  });
  const database = { tables, query } as unknown as Pick<Database, 'tables' | 'query'>;
  const raw = createRawTask2(database, () => {}, given);
  return { raw, rows: () => of('task2_choices'), again: () => createRawTask2(database, () => {}, given) };
}
const stateOf = (raw: RawTask2, model: string) => raw.states.value.get(model);
const arrived = (raw: RawTask2) =>
  expect.poll(() => stateOf(raw, LLAMA)).toMatchObject({ step: 'downloading', done: CUT_AT });
const asked = (model: string) =>
  server.asked.filter(({ path }) => path.endsWith(files.find((own) => own.model === model)?.path ?? ''));

describe('the authors’ file of a model', () => {
  it.each([
    [LLAMA, 7329, false],
    [MINI, 7325, true],
  ])('of %s is read under its polarity, kept, and removed', async (model, compared, inverted) => {
    const { raw, rows, again } = made();
    await raw.download(model);
    expect(stateOf(raw, model)).toMatchObject({
      kind: 'loaded',
      kept: true,
      agreement: { compared, equal: compared, inverted, sameRun: true },
    });
    expect(rows().filter(({ evidence }) => evidence === 'raw')).toHaveLength(7329);
    expect(rows()).toHaveLength(7392);
    const [kept, ...others] = (await keptImports()).good as KeptRaw[];
    expect([kept?.kind, kept?.model, others]).toEqual(['raw', model, []]);
    // The sentences are not.
    expect(JSON.stringify(Object.keys(kept ?? {}).sort())).toBe(
      '["agreement","choices","kind","model","savedAt"]',
    );
    const restored = again();
    await restored.restore(kept as KeptRaw);
    expect(stateOf(restored, model)).toMatchObject({ kind: 'loaded', kept: true });
    await raw.remove(model);
    expect([stateOf(raw, model)?.kind, rows(), (await keptImports()).good]).toEqual(['none', [], []]);
  });

  it('is resumed where its download broke off', async () => {
    const { raw } = made();
    server.stalls = 1;
    const downloading = raw.download(LLAMA);
    await arrived(raw);
    server.breakOff();
    await downloading;
    expect(stateOf(raw, LLAMA)).toMatchObject({ kind: 'none', arrived: CUT_AT });
    const state = stateOf(raw, LLAMA);
    expect(state?.kind === 'none' && state.error?.message).toBe(
      'Llama-3.3-70B-Instruct_t2.csv could not be downloaded: the connection broke after 0.3 MB; the next attempt continues from there.',
    );
    await raw.download(LLAMA);
    expect(stateOf(raw, LLAMA)?.kind).toBe('loaded');
    expect(asked(LLAMA).at(-1)?.range).toBe(`bytes=${CUT_AT}-`);
  });

  it('is resumed where the reader cancelled', async () => {
    const { raw } = made();
    server.stalls = 1;
    const downloading = raw.download(LLAMA);
    await arrived(raw);
    raw.cancel(LLAMA);
    await downloading;
    expect(stateOf(raw, LLAMA)).toEqual({ kind: 'none', error: null, arrived: CUT_AT });
    await raw.download(LLAMA);
    expect(stateOf(raw, LLAMA)?.kind).toBe('loaded');
  });

  it('is refused where its content is another, and fetched anew next time', async () => {
    const { raw, rows } = made(files.map((file) => ({ ...file, blob: '0'.repeat(40) })));
    await raw.download(LLAMA);
    const state = stateOf(raw, LLAMA);
    expect(state).toMatchObject({ kind: 'none', arrived: 0 });
    expect(state?.kind === 'none' && state.error?.message).toMatch(
      /^Llama-3\.3-70B-Instruct_t2\.csv is not the authors’ file: its git blob id is [0-9a-f]{12}…, not 000000000000…\. Nothing was changed\.$/,
    );
    expect([rows(), (await keptImports()).good]).toEqual([[], []]);
  });

  it('is refused, with the counts, where its choices are another model’s', async () => {
    const { raw, rows } = made();
    await raw.download(GEMMA);
    const state = stateOf(raw, GEMMA);
    expect(state?.kind === 'none' && state.error?.message).toMatch(
      /^gemma-2-9b-it_t2\.csv agrees with [\d,]+ of 7,323 known choices as it is, and with [\d,]+ if its polarity is inverted; more than 95 % are expected/,
    );
    expect(rows()).toEqual([]);
  });

  it('stays where the browser will not delete it', async () => {
    const { raw, rows } = made();
    await raw.download(LLAMA);
    refuseDeletion();
    await expect(raw.remove(LLAMA)).rejects.toThrow('still keeps it');
    expect([stateOf(raw, LLAMA)?.kind, rows().length]).toEqual(['loaded', 7392]);
  });
});
