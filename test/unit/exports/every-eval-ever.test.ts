import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBERS } from '../../../src/analysis/dimensions';
import type { Question } from '../../../src/analysis/explore/explore-sql';
import { statisticOf, unitsSql } from '../../../src/analysis/explore/units-sql';
import { COUNTRIES } from '../../../src/domain/countries';
import type { RunAnswer } from '../../../src/domain/runs/run-record';
import { groupIntervals } from '../../../src/domain/statistics/group-intervals';
import type { Rating } from '../../../src/domain/statistics/measures';
import { everyEvalEver } from '../../../src/exports/every-eval-ever';
import { schemaProblems } from '../../support/json-schema';
import { countsOf } from '../analysis/grouped-counts';
import { type OpenedCells, openCells } from '../analysis/open-cells';
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

describe('its intervals', () => {
  let opened: OpenedCells;
  beforeAll(async () => {
    opened = await openCells();
  });

  interface Written {
    readonly evaluation_results: readonly {
      readonly evaluation_name: string;
      readonly metric_config: { readonly metric_name: string };
      readonly score_details: {
        readonly uncertainty: {
          readonly confidence_interval?: { lower: number; upper: number; method: string };
        };
      };
    }[];
  }
  const intervalsOf = (written: object) =>
    new Map(
      (written as Written).evaluation_results.map((one) => [
        `${one.metric_config.metric_name}, ${one.evaluation_name}`,
        one.score_details.uncertainty.confidence_interval,
      ]),
    );

  it('are those that the site shows, with their method', async () => {
    const model = 'gemma-2-9b-it';
    const knownChoices =
      "(SELECT * REPLACE (coalesce(choice, 'agree') AS choice) FROM task2_choices WHERE choice IS NOT NULL OR evidence = 'no_pair')";
    const of = (table: string, column: string) =>
      opened.figures.query<
        Pick<RunAnswer, 'country' | 'topic' | 'value' | 'variant' | 'choice'> & { rating: Rating }
      >(
        `SELECT country, topic, value, variant::INTEGER AS variant, ${column} FROM ${table} WHERE model = ?`,
        [model],
      );
    const answers = [
      ...(await of('task1_ratings', 'rating::INTEGER AS rating, NULL AS choice')).map(
        ({ rating, ...row }): RunAnswer => ({
          ...AN_ANSWER,
          ...row,
          task: 1,
          ratings: { [row.value ?? '']: rating },
        }),
      ),
      ...(await of(knownChoices, 'choice')).map((row): RunAnswer => ({ ...AN_ANSWER, ...row, task: 2 })),
    ];
    const written = intervalsOf(everyEvalEver(RECORD, answers, WRITTEN));
    for (const [name, measure] of [
      ['Alignment rate', 'alignment_rate'],
      ['Cohen’s kappa', 'kappa'],
      ['Accuracy', 'accuracy'],
    ] as const) {
      const question: Question = {
        measure,
        rows: 'model',
        columns: 'country',
        filters: { model: [model] },
        positive: 'disagree',
      };
      const members = { rows: [model], columns: MEMBERS.country };
      const counts = await countsOf(opened, unitsSql(question, members, [model]));
      const shown = groupIntervals({ ...counts, group: counts.model }, statisticOf(question), 'others').get(
        0,
      );
      const own = written.get(`${name}, ValueActionLens`);
      expect(own?.method, name).toMatch(/two-way clustered jackknife/);
      expect(own?.lower, name).toBeCloseTo(shown?.low ?? Number.NaN, 9);
      expect(own?.upper, name).toBeCloseTo(shown?.high ?? Number.NaN, 9);
      if (measure !== 'alignment_rate') continue;
      const egypt = groupIntervals(counts, statisticOf(question), 'others').get(
        MEMBERS.country.indexOf('Egypt'),
      );
      const country = written.get(`${name}, ValueActionLens: Egypt`);
      expect(country).toMatchObject({
        confidence_level: 0.95,
        method: expect.stringContaining('over topics'),
      });
      expect(country?.lower).toBeCloseTo(egypt?.low ?? Number.NaN, 9);
    }
  });

  it('are left out where too little was asked to say', () => {
    const written = intervalsOf(everyEvalEver(RECORD, ANSWERS, WRITTEN));
    expect(written.size).toBe(4);
    expect(written.get('Cohen’s kappa, ValueActionLens')).toBeUndefined();
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
