import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import type { NewModel } from '../../../../src/state/imports/imported-models';
import { createIntake } from '../../../../src/state/imports/intake';
import { runJsonOf } from '../../../../src/state/runs/bundle-file';
import type { RunBundle } from '../../../../src/state/runs/run-bundle';
import { bundleJson, readBundle } from '../../../../src/state/runs/run-bundle';
import { A_PLAN, AN_ANSWER, aRecord } from '../../inference/a-record';

// What their workers do.
vi.mock('../../../../src/state/runs/open-bundle', () => ({
  openBundle: async (file: Blob) => readBundle(await runJsonOf(file)),
}));
vi.mock('../../../../src/state/imports/read-in-worker', async () => {
  const { readAnswerFile } = await import('../../../../src/state/imports/answer-file');
  return {
    readAnswers: async (file: File) => readAnswerFile(file.name, new Uint8Array(await file.arrayBuffer())),
  };
});

const BUNDLE: RunBundle = {
  record: aRecord({ plan: A_PLAN, total: 2, origin: 'local', model: 'local-a-model' }),
  answers: [AN_ANSWER, { ...AN_ANSWER, value: 'Loyal', choice: 'disagree' }],
};
const zip = new File([new Uint8Array(zipSync({ 'run.json': strToU8(bundleJson(BUNDLE)) }))], 'run.zip');
const json = new File([bundleJson(BUNDLE)], 'named-like-a-table.csv');
const csv = new File(
  ['country,topic,value,polarity,model_choice\nEgypt,Religion,Wealth,positive,True\n'],
  'mine_t1.csv',
);
const LOG_LINE = { task: 1, country: 'Egypt', topic: 'Religion', response: '{"Wealth": 2}', prompt_index: 0 };
const log = new File(
  [[LOG_LINE, { task: 2, index: 0, model_choice: true }].map((line) => JSON.stringify(line)).join('\n')],
  'eval_log.jsonl',
);

function intake() {
  const taken: RunBundle[] = [];
  const added: NewModel[] = [];
  const models = { add: async (model: NewModel) => added.push(model) };
  const once = () => ({
    async take(bundle: RunBundle) {
      taken.push(bundle);
      return { record: { value: bundle.record } };
    },
  });
  const database = { query: async () => ({ rows: [] }) };
  const made = createIntake({ database, imports: { models }, once } as unknown as Parameters<
    typeof createIntake
  >[0]);
  return { made, taken, added };
}

describe('a file that the reader brings', () => {
  it('is a run where it is one, by its content; its figures are shown and nothing is added until the reader says so', async () => {
    const { made, taken } = intake();
    await made.add([zip, json]);
    expect(made.runs.files.value.map(({ name, kind }) => [name, kind])).toEqual([
      ['run.zip', 'read'],
      ['named-like-a-table.csv', 'read'],
    ]);
    expect(made.draft.state.value.files).toEqual([]);
    const [file] = made.runs.files.value;
    expect(file).toMatchObject({
      model: { label: 'A model', origin: 'imported', note: expect.stringContaining('Imported with') },
      preview: { ratings: null, choices: { agree: 1, disagree: 1, cases: 2 }, rates: [] },
    });
    expect(taken).toEqual([]);
    expect(await made.runs.accept('run.zip')).toBe('a-run');
    expect(taken).toEqual([BUNDLE]);
    made.runs.discard('named-like-a-table.csv');
    expect(made.runs.files.value).toEqual([]);
  });

  it('is one of results otherwise: of either task, or of both', async () => {
    const { made } = intake();
    await made.add([csv]);
    expect(made.runs.files.value).toEqual([]);
    expect(made.draft.state.value).toMatchObject({
      files: [{ kind: 'read', name: 'mine_t1.csv', reading: { task: 2 } }],
      models: [{ label: 'mine', preview: { ratings: null, choices: { agree: 1 } } }],
    });
    await made.add([log]);
    expect(made.draft.state.value).toMatchObject({
      files: [
        { kind: 'replaced', name: 'mine_t1.csv', by: 'eval_log.jsonl, Task 2' },
        { kind: 'read', name: 'eval_log.jsonl, Task 1' },
        { kind: 'read', name: 'eval_log.jsonl, Task 2' },
      ],
      models: [{ preview: { ratings: { ratings: 1 }, choices: { agree: 1 } } }],
    });
  });

  it('and has several models becomes one draft of each, with what other files have of it', async () => {
    const { made, added } = intake();
    const choice = (model: string, value: string) =>
      `Egypt,Religion,${value},positive,${value !== 'Loyal'},5,${model}`;
    const both = [
      'country,topic,value,polarity,model_choice,prompt_index,model',
      choice('maker/one', 'Wealth'),
      choice('maker/one', 'Honest'),
      choice('two', 'Loyal'),
    ];
    const ratings = (model: string) =>
      new File(
        [`country,topic,response,prompt_index,model\nEgypt,Religion,"{""Wealth"": 1}",0,${model}\n`],
        `${model}_t1.csv`,
      );
    await made.add([ratings('two'), new File([both.join('\n')], 'bench.csv'), ratings('three')]);
    const { state } = made.draft;
    const shown = () =>
      state.value.models.map(({ key, label, preview }) => [
        key,
        label,
        preview?.ratings?.ratings ?? null,
        preview?.choices ? [preview.choices.agree, preview.choices.disagree] : null,
      ]);
    expect(shown()).toEqual([
      ['two', 'two', 1, [0, 1]],
      ['maker/one', 'maker/one', null, [2, 0]],
      ['three', 'three', 1, null],
    ]);
    expect(state.value.files.map(({ name, kind }) => [name, kind])).toEqual([
      ['two_t1.csv', 'read'],
      ['bench.csv, maker/one, Task 2', 'read'],
      ['bench.csv, two, Task 2', 'read'],
      ['three_t1.csv', 'read'],
    ]);
    made.draft.setLabel('two', 'My two');
    made.draft.setInverted('two', true);
    await vi.waitFor(() => expect(shown()[0]).toEqual(['two', 'My two', 1, [1, 0]]));
    await made.draft.accept('two');
    expect(added).toMatchObject([
      {
        label: 'My two',
        note: 'Imported from two_t1.csv and bench.csv, with its polarity inverted.',
        choices: { length: expect.any(Number) },
      },
    ]);
    expect(shown().map(([key]) => key)).toEqual(['maker/one', 'three']);
    made.draft.discard('three');
    await made.draft.accept('maker/one');
    expect(added).toMatchObject([
      {},
      { label: 'maker/one', ratings: null, note: 'Imported from bench.csv.' },
    ]);
    expect(state.value).toEqual({ files: [], models: [] });
  });

  it('and is a damaged run is refused with the reason', async () => {
    const { made } = intake();
    await made.add([new File([zip.slice(0, 300)], 'cut.zip'), new File(['{"kind": "other"}'], 'other.json')]);
    expect(made.runs.files.value.map((file) => file.kind === 'failed' && file.error.message)).toEqual([
      expect.stringContaining('is not a readable zip file'),
      expect.stringContaining('contains no run from this site'),
    ]);
  });

  it('and is a zip of something else is no run: the reader is told what to do with it', async () => {
    const { made } = intake();
    const sheet = zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'xl/workbook.xml': strToU8('<x/>') });
    await made.add([new File([new Uint8Array(sheet)], 'mine.xlsx')]);
    expect(made.runs.files.value).toEqual([]);
    expect(made.draft.state.value.files).toMatchObject([
      { kind: 'failed', error: { message: expect.stringContaining('a spreadsheet (export it as CSV)') } },
    ]);
  });
});
