import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { RunAnswer } from '../../../../src/domain/runs/run-record';
import { assertEngine } from '../../../../src/state/runs/bundle-engine';
import { runJsonOf } from '../../../../src/state/runs/bundle-file';
import { bundleJson, readBundle } from '../../../../src/state/runs/run-bundle';
import { runZip } from '../../../../src/state/runs/run-files';
import { crowdedZip, lyingZip } from '../../../support/hostile/zips';
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
const manyKeys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, '']));
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
    [{ plan: { ...RECORD.plan, scenarios: Array(2).fill(RECORD.plan.scenarios[0]) } }, 'Religion twice'],
    [{ plan: { ...RECORD.plan, task1: { variants: [3, 3], form: 'single' } } }, 'prompt variant 3 twice'],
    [{ plan: { ...RECORD.plan, customTemplates: { 'task2.0': 'x'.repeat(20_001) } } }, '20,001 characters'],
    [{ engine: { ...RECORD.engine, settings: manyKeys(101) } }, '101 settings'],
    [{ total: 113 }, 'counts 113 prompts, and its plan has at most 112'],
  ])('is refused with the record %j', (part, message) => {
    const record = { ...RECORD, ...part } as typeof RECORD;
    expect(() => readBundle(bundleJson({ record, answers: [] }))).toThrow(message);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ engine: { ...RECORD.engine, kind: 'abacus' } }, 'no engine “abacus”'],
    [{ engine: { ...RECORD.engine, kind: 'constructor' } }, 'no engine “constructor”'],
    [{ engine: SERVER }, 'its origin is “replay”, its engine “endpoint”'],
    [{ origin: 'local' }, 'its origin is “local”, its engine “replay”'],
    [{ origin: 'imported' }, 'its origin is “imported”, its engine “replay”'],
    [{ engine: { ...RECORD.engine, settings: { model: 'gpt-9' } } }, 'does not replay that model'],
    [{ engine: { ...RECORD.engine, settings: {} } }, 'does not replay that model'],
  ])('is refused with an engine that does not belong to it: %j', (part, message) => {
    expect(() => assertEngine(RECORD)).not.toThrow();
    expect(() => assertEngine({ ...RECORD, ...part } as typeof RECORD)).toThrow(message);
  });

  const withAnswers = (answers: readonly RunAnswer[]) => () =>
    readBundle(bundleJson({ record: RECORD, answers }));

  it.each<[string, Partial<RunAnswer>]>([
    ['another scenario', { topic: 'Politics' }],
    ['another prompt variant', { variant: 1 }],
    ['the same prompt again', { repeat: true }],
    ['all values at once', { value: null }],
    ['the other task', { task: 2 }],
  ])('is refused with an answer to a prompt about %s, which its plan does not have', (_, part) => {
    expect(withAnswers([...ANSWERS, answer({ value: 'Loyal', ...part })])).toThrow(
      'Answer 4 of the file is to a prompt that the run’s plan does not have',
    );
  });

  it('is refused with more answers than prompts, a second answer, or one that is too long', () => {
    expect(withAnswers(Array.from({ length: 113 }, () => answer({})))).toThrow(
      'The file has 113 answers, and its plan has at most 112 prompts',
    );
    expect(withAnswers([...ANSWERS, answer({})])).toThrow('Answer 4 of the file repeats answer 1');
    expect(withAnswers([answer({ raw: 'x'.repeat(1_000_001) })])).toThrow('1,000,001 characters');
    expect(withAnswers([answer({ problems: [{ cause: 'x', value: 'y'.repeat(2e6) }] })])).toThrow(
      '2,000,000',
    );
  });

  it('is refused where it is nested very deep, wherever that is, without saying all of it', () => {
    const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const bundle = JSON.stringify({ kind: 'value-action-lens run', record: RECORD, answers: [0] });
    for (const text of [nested, bundle.replace('[0]', `[${nested}]`)])
      expect(() => readBundle(text)).toThrow('nested more than 32 times');
    const long = { ...answer({}), raw: [[['x'.repeat(1e6)]]], at: '' } as unknown as RunAnswer;
    expect(withAnswers([long])).toThrow(/its “raw” is a list\.$/);
    expect(withAnswers([answer({ country: 'x'.repeat(1e6) })])).toThrow(/“country” is "x{60}…"\.$/);
  });

  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['that is a bomb', lyingZip({ 'run.json': new Uint8Array(1000) }, { size: 4e9 }), 'would be 4.0 GB'],
    [
      'that lies about its size',
      lyingZip({ 'run.json': new Uint8Array(9000) }, { size: 9 }),
      'not of the size',
    ],
    [
      'with another checksum',
      lyingZip({ 'run.json': new Uint8Array(9) }, { crc: 9 }),
      'does not match its checksum',
    ],
    ['of 65,000 files', crowdedZip('run.json'), '65,000 files'],
    ['of something else', lyingZip({ 'other.json': new Uint8Array(9) }, {}), 'no run.json in it'],
  ])('is refused as a zip %s', async (_, zip, says) => {
    await expect(runJsonOf(new Blob([zip]))).rejects.toThrow(says);
  });

  it('is not read into memory where it is too large', async () => {
    const large = new Blob(Array.from({ length: 201 }, () => new Uint8Array(1e6)));
    large.arrayBuffer = () => Promise.reject(new Error('was read'));
    await expect(runJsonOf(large)).rejects.toThrow('201 MB, more than any run');
  });

  it('is refused as a zip without it', async () => {
    await expect(runJsonOf(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])]))).rejects.toThrow(
      'not a readable zip',
    );
  });
});
