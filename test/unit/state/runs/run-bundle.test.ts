import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { RunAnswer } from '../../../../src/domain/runs/run-record';
import { bundleJson, readBundle } from '../../../../src/state/runs/run-bundle';
import { runJsonOf, runZip } from '../../../../src/state/runs/run-files';
import { aRecord } from '../../inference/a-record';

const RECORD = aRecord({
  plan: {
    scenarios: [{ country: 'Nigeria', topic: 'Religion' }],
    task1: { variants: [0], form: 'single' },
    task2: { variants: [5] },
    seed: 1,
    temperature: 0,
    customTemplates: {},
  },
  total: 3,
});
const answer = (part: Partial<RunAnswer>): RunAnswer => ({
  run: 'a-run',
  country: 'Nigeria',
  topic: 'Religion',
  task: 1,
  value: 'Wealth',
  variant: 0,
  outcome: 'answered',
  raw: '{"rating": 2}',
  ratings: { Wealth: 2 },
  choice: null,
  problems: [],
  refused: false,
  probabilities: null,
  usage: null,
  attempts: 1,
  error: null,
  at: '2026-01-01T00:00:00.000Z',
  ...part,
});
const SERVER = {
  kind: 'endpoint',
  version: '1',
  settings: { base: 'https://example.org/v1', model: 'a-model', anywhere: 'yes', parallel: '8' },
};
const ANSWERS = [
  answer({}),
  answer({ value: 'Honest', raw: '{"rating": 1}', ratings: { Honest: 1 } }),
  answer({ task: 2, variant: 5, raw: '{"choice": "Option 2"}', ratings: {}, choice: 'agree' }),
];
const BUNDLE = { record: RECORD, answers: ANSWERS };

describe('an exported run', () => {
  it('is the same when it is read again', async () => {
    const zip = new Blob([runZip(BUNDLE)]);
    expect(readBundle(await runJsonOf(zip))).toEqual(BUNDLE);
    expect(readBundle(await runJsonOf(new Blob([bundleJson(BUNDLE)])))).toEqual(BUNDLE);
  });

  it('has the authors’ layout: one response per scenario and variant, one row per action', () => {
    const files = unzipSync(runZip(BUNDLE));
    const file = files['a-model_t1.csv'];
    expect(new TextDecoder().decode(file)).toContain('{""Wealth"":2,""Honest"":1}');
    expect(new TextDecoder().decode(files['a-model_t2.csv'])).toContain('positive');
  });

  it.each([
    ['no JSON', '{"kind"', 'neither zip nor JSON'],
    ['another JSON', '{"a": 1}', 'contains no run'],
    [
      'half a record',
      JSON.stringify({ kind: 'value-action-lens run', record: {}, answers: [] }),
      'later version of this site, or is damaged',
    ],
  ])('is refused where it is %s', (_, text, message) => {
    expect(() => readBundle(text)).toThrow(message);
  });

  it.each<[Partial<Record<keyof RunAnswer, unknown>>, string]>([
    [{ country: 'Atlantis' }, 'Answer 1 of the file is damaged: its “country” is "Atlantis"'],
    [{ variant: 9 }, '“variant” is 9'],
    [{ ratings: { Wealth: 7 } }, '“ratings.Wealth” is 7'],
    [{ ratings: { Wealth: '2' } }, '“ratings.Wealth” is "2"'],
    [{ ratings: { Money: 2 } }, '“ratings.Money” is 2'],
    [{ choice: 'maybe' }, '“choice” is "maybe"'],
    [{ problems: undefined }, '“problems” is missing'],
    [{ problems: [{ cause: 3 }] }, '“problems.0.cause” is 3'],
    [{ raw: null }, '“raw” is null'],
    [{ usage: { promptTokens: 1 } }, '“usage.completionTokens” is missing'],
    [{ run: 'another' }, 'mixes answers'],
  ])('is refused with the answer %j', (part, message) => {
    const text = bundleJson({ record: RECORD, answers: [answer(part as Partial<RunAnswer>)] });
    expect(() => readBundle(text)).toThrow(message);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ format: 2 }, 'later version'],
    [{ id: '../x' }, '“id” is "../x"'],
    [{ model: 'gemma-2-9b-it' }, '“model” is "gemma-2-9b-it"'],
    [{ plan: { ...RECORD.plan, scenarios: [] } }, '“plan.scenarios” is []'],
    [{ plan: { ...RECORD.plan, task2: { variants: [8] } } }, '“plan.task2.variants.0” is 8'],
    [{ measured: { ...RECORD.measured, label: '' } }, '“measured.label” is ""'],
    [{ total: -1 }, '“total” is -1'],
    [{ dataset: undefined }, '“dataset” is missing'],
    [{ engine: { ...RECORD.engine, kind: 'abacus' } }, 'no engine “abacus”'],
    [{ engine: { ...RECORD.engine, kind: 'constructor' } }, 'no engine “constructor”'],
    [{ engine: SERVER }, 'its origin is “replay”, its engine “endpoint”'],
    [{ origin: 'local' }, 'its origin is “local”, its engine “replay”'],
    [{ origin: 'imported' }, 'its origin is “imported”, its engine “replay”'],
    [{ engine: { ...RECORD.engine, settings: { model: 'gpt-9' } } }, 'does not replay that model'],
    [{ engine: { ...RECORD.engine, settings: {} } }, 'does not replay that model'],
  ])('is refused with the record %j', (part, message) => {
    const record = { ...RECORD, ...part } as typeof RECORD;
    expect(() => readBundle(bundleJson({ record, answers: [] }))).toThrow(message);
  });

  it('is refused as a zip without it', async () => {
    await expect(runJsonOf(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])]))).rejects.toThrow('damaged');
  });
});
