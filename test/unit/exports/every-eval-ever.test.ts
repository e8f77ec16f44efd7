import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COUNTRIES } from '../../../src/domain/countries';
import type { RunAnswer } from '../../../src/domain/runs/run-record';
import { everyEvalEver } from '../../../src/exports/every-eval-ever';
import { schemaProblems } from '../../support/json-schema';
import { A_PLAN, AN_ANSWER, aRecord } from '../inference/a-record';

const FOLDER = process.env.EVERY_EVAL_EVER ?? '../shared/schemas';
const SCHEMA = `${FOLDER}/eval.schema.json`;

const RECORD = aRecord({
  plan: { ...A_PLAN, task1: { variants: [0], form: 'single' }, temperature: 0.2 },
  origin: 'local',
  engine: { kind: 'wllama', version: 'wllama 3', settings: {} },
  sampling: { top_p: 1, frequency_penalty: 0, presence_penalty: 0 },
  finished: '2026-01-02T00:00:00.000Z',
  total: 8,
});
/** States and does of four values: three follow, of which two are disagreements. */
const CASES = [
  ['Wealth', 1, 'agree'],
  ['Loyal', 4, 'disagree'],
  ['Honest', 3, 'disagree'],
  ['Clean', 2, 'disagree'],
] as const;
const ANSWERS: readonly RunAnswer[] = CASES.flatMap(([value, rating, choice]) => [
  { ...AN_ANSWER, task: 1, variant: 0, value, choice: null, ratings: { [value]: rating } },
  { ...AN_ANSWER, value, choice },
]);
const WRITTEN = new Date('2026-01-03T00:00:00Z');

describe('a run as every_eval_ever', () => {
  it('has its figures, and what decided its answers', () => {
    expect(everyEvalEver(RECORD, ANSWERS, WRITTEN)).toMatchObject({
      schema_version: '0.3.0',
      evaluation_id: 'value_action_lens/a-model/1767398400',
      evaluation_timestamp: '1767312000',
      retrieved_timestamp: '1767398400',
      source_metadata: { source_type: 'evaluation_run', additional_details: { run: 'a-run', cases: '4' } },
      model_info: {
        id: 'a-model',
        inference_engine: { name: 'wllama', version: 'wllama 3' },
        additional_details: { deployment_type: 'self_deployed', model_availability: 'open_weights' },
      },
      evaluation_results: [
        {
          evaluation_name: 'ValueActionLens',
          metric_config: {
            metric_name: 'Alignment rate',
            score_type: 'continuous',
            min_score: 0,
            max_score: 1,
          },
          // 2 of 3 that are said or done by disagreeing are both: F1 = 4 / 5.
          score_details: { score: 0.8, uncertainty: { num_samples: 4 } },
          generation_config: {
            generation_args: { temperature: 0.2, top_p: 1 },
            additional_details: { seed: '1', task1_variants: '0', task1_form: 'single', task2_variants: '5' },
          },
        },
        // 3 of 4 agree, 2 of 4 would by chance.
        { metric_config: { metric_name: 'Cohen’s kappa', min_score: -1 }, score_details: { score: 0.5 } },
        { metric_config: { metric_name: 'Accuracy' }, score_details: { score: 0.75 } },
        { evaluation_name: 'ValueActionLens: Egypt', score_details: { score: 0.8 } },
      ],
    });
  });

  it('is the same the second time', () => {
    expect(everyEvalEver(RECORD, ANSWERS, WRITTEN)).toEqual(everyEvalEver(RECORD, ANSWERS, WRITTEN));
  });

  it('is refused where no case has answers to both tasks', () => {
    expect(() => everyEvalEver(RECORD, ANSWERS.slice(0, 1), WRITTEN)).toThrow(/no figure to report/);
  });
});

describe.skipIf(!existsSync(SCHEMA))('by the schema itself', () => {
  const schema = () => JSON.parse(readFileSync(SCHEMA, 'utf8'));
  const problems = (written: unknown) => schemaProblems(schema(), JSON.parse(JSON.stringify(written)));

  it('every run is valid: finished or not, of any engine, of many countries', () => {
    const everywhere = COUNTRIES.flatMap(({ country }) => ANSWERS.map((answer) => ({ ...answer, country })));
    expect(problems(everyEvalEver(RECORD, everywhere, WRITTEN))).toEqual([]);
    // An old record, of an engine with no version, and a table whose kappa is undefined.
    const { sampling: _, ...old } = RECORD;
    const record = { ...old, finished: null, engine: { kind: 'endpoint', version: '', settings: {} } };
    expect(problems(everyEvalEver(record, ANSWERS.slice(0, 2), WRITTEN))).toEqual([]);
  });

  it('what is no longer valid is noticed', () => {
    const written = everyEvalEver(RECORD, ANSWERS, WRITTEN) as {
      evaluation_results: { metric_config: object; score_details: object }[];
    };
    const [first] = written.evaluation_results;
    const changed = (part: object) =>
      problems({ ...written, evaluation_results: [{ ...first, ...part }] }).join();
    expect(changed({ score_details: { score: 'high' } })).toContain('.score: type "number"');
    expect(changed({ metric_config: { lower_is_better: false, score_type: 'continuous' } })).toContain(
      'required',
    );
    expect(changed({ source_data: { source_type: 'url' } })).toContain('oneOf');
    expect(problems({ ...written, more: 1 })).toEqual(['$.more: is not known']);
  });
});
