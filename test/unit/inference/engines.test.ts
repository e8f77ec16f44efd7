import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { EngineDraft } from '../../../src/inference/engine-meta';
import { ENGINE_KINDS, type EngineDrafts, type EngineKind, engineMeta } from '../../../src/inference/engines';
import { choiceOf, createDraft, missing } from '../../../src/state/runs/draft';
import { engineOf, isReplay, needsFile } from '../../../src/state/runs/engines';

const SMALL = createDraft().draft.peek();

/** Drafts that a run can start with, for the kinds whose initial draft is not one. */
const CHOSEN: Partial<EngineDrafts> = {
  webllm: { id: 'Qwen3-0.6B-q4f16_1-MLC', url: '', library: '' },
  wllama: { url: '', files: [new File([], 'tiny.gguf')], place: 'trial' },
  endpoint: { base: 'http://localhost:8080/v1', model: 'tiny', anywhere: true, parallel: 2 },
};
const draftOf = (kind: EngineKind): EngineDraft => CHOSEN[kind] ?? engineMeta(kind).initial;
const NONE = { database: { query: () => Promise.reject(new Error('not asked')) }, files: [] };

describe.each(ENGINE_KINDS)('the engine %s', (kind) => {
  const meta = engineMeta(kind);
  const own = draftOf(kind);
  const record = () => choiceOf({ ...SMALL, ...CHOSEN, engine: kind });

  it('keeps settings from which it can be made again', () => {
    const kept: unknown = JSON.parse(JSON.stringify(record().engine.settings));
    expect(kept).toEqual(meta.settings(own));
    expect(v.is(meta.schema, kept)).toBe(true);
  });

  it.each([
    null,
    'settings',
    [],
    {},
    { model: 7, base: 7, id: 7, url: 7, file: 7 },
    { model: '', id: '', url: '' },
  ])('does not take %j for settings', async (odd) => {
    expect(v.is(meta.schema, odd)).toBe(false);
    const engine = { kind, version: '', settings: odd as Record<string, string> };
    await expect(engineOf({ engine }, NONE)).rejects.toThrow(
      /The run’s record does not say which \w+ it used/,
    );
  });

  it('says of its draft whether a run can start', () => {
    expect(meta.missing(own)).toEqual([]);
    for (const problem of meta.missing(meta.initial)) expect(problem).toMatch(/^[A-Z“].*\.$/);
  });

  it('measures a model that has a name', () => {
    const { id, label, source, parameters } = record().measured;
    expect([id, label, source].every((text) => text !== '')).toBe(true);
    expect(parameters === null || parameters > 0).toBe(true);
  });

  it('has a form for each field, or none', () => {
    for (const name of Object.keys(meta.fields ?? {})) expect(meta.initial).toHaveProperty(name);
  });
});

describe('what distinguishes the engines', () => {
  const settingsOf = (kind: EngineKind) => ({
    engine: { kind, version: '', settings: engineMeta(kind).settings(draftOf(kind)) },
  });

  it('is the file that has to be chosen again', async () => {
    expect(ENGINE_KINDS.filter((kind) => needsFile(settingsOf(kind)))).toEqual(['wllama']);
    await expect(engineOf(settingsOf('wllama'), NONE)).rejects.toThrow('Choose the file tiny.gguf again');
  });

  it('is whether a model runs at all', () => {
    expect(ENGINE_KINDS.filter((kind) => isReplay(settingsOf(kind)))).toEqual(['replay']);
  });

  it('is refused by name where this site has none', async () => {
    const engine = { kind: 'toString', version: '', settings: {} };
    expect([needsFile({ engine }), isReplay({ engine })]).toEqual([false, false]);
    await expect(engineOf({ engine }, NONE)).rejects.toThrow('no engine “toString”');
  });

  it('are the versions of the packages, which nobody types by hand', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const shipped = ['@mlc-ai/web-llm', '@wllama/wllama', '@duckdb/duckdb-wasm'].map(
      (name) => dependencies[name],
    );
    const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => readFileSync(`src/${path}`, 'utf8'));
    expect(shipped.filter((version) => code.some((text) => text.includes(version)))).toEqual([]);
  });

  it('is what is missing, said before what the plan lacks', () => {
    const from = { ...SMALL, engine: 'endpoint' as const, countries: [] };
    expect(missing(from, 1)).toEqual(['Name the server’s model.', 'Choose a country and a topic.']);
    const odd = { ...from, engine: 'webllm' as const, webllm: { id: '', url: 'http://[', library: '' } };
    expect(missing(odd, 1)[0]).toBe('“http://[” is not an address.');
  });
});
