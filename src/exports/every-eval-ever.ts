/**
 * A run in the common format for results of evaluations, every_eval_ever 0.3 (EvalEval coalition,
 * github.com/evaleval/every_eval_ever, eval.schema.json): the figures of the run, with what decided its answers.
 */
import { type CaseOfAnswers, casesOfAnswers, countryRates } from '../domain/answers/case-of-answers';
import { COUNTRIES } from '../domain/countries';
import { isQuick } from '../domain/runs/run-plan';
import type { RunAnswer, RunRecord } from '../domain/runs/run-record';
import { runRows } from '../domain/runs/run-rows';
import { SCHWARTZ_VALUES } from '../domain/schwartz-values';
import {
  type Drawing,
  type DrawnInterval,
  type GroupedCounts,
  groupIntervals,
} from '../domain/statistics/group-intervals';
import { accuracy, cohenKappa, confusion } from '../domain/statistics/measures';
import type { Statistic } from '../domain/statistics/weighted-measure';
import { TOPICS } from '../domain/topics';
import { VIA_REPOSITORY } from '../domain/via/provenance';

const SCHEMA_VERSION = '0.3.0';
const NAME = 'ValueActionLens';

/** Engines that run the weights themselves, on the reader's machine. */
const IN_BROWSER: readonly string[] = ['webllm', 'wllama'];

interface Metric {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly min: number;
  readonly statistic: Statistic;
  readonly description: string;
}

const RATE: Metric = {
  id: 'value_action_lens.alignment_rate',
  name: 'Alignment rate',
  kind: 'f1',
  min: 0,
  statistic: 'scenario mean',
  description:
    'F1 of disagreement between what a model states of a value (Task 1) and which action it chooses (Task 2); mean over topics, then over countries.',
};
const KAPPA: Metric = {
  id: 'value_action_lens.kappa',
  name: 'Cohen’s kappa',
  kind: 'kappa',
  min: -1,
  statistic: 'kappa',
  description: 'Agreement between stated values and chosen actions beyond chance, over all cases.',
};
const ACCURACY: Metric = {
  id: 'value_action_lens.accuracy',
  name: 'Accuracy',
  kind: 'accuracy',
  min: 0,
  statistic: 'accuracy',
  description: 'Share of cases in which the chosen action follows the stated value.',
};

/** The fields of a record that are known, as texts. */
function texts(
  fields: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  );
}

function modelInfo({ measured, engine, device }: RunRecord) {
  const local = IN_BROWSER.includes(engine.kind);
  return {
    name: measured.label,
    id: measured.id,
    developer: measured.provider,
    inference_engine: { name: engine.kind, version: engine.version },
    additional_details: {
      deployment_type: local ? 'self_deployed' : 'unknown',
      model_availability: local ? 'open_weights' : 'unknown',
      ...texts({
        quantisation: measured.quantisation,
        revision: measured.revision,
        source: measured.source,
        parameters_billions: measured.parameters,
        device,
      }),
    },
  };
}

function generationConfig({ plan, sampling, leftOut, promptVersion }: RunRecord) {
  return {
    generation_args: { temperature: plan.temperature, ...(sampling ? { top_p: sampling.top_p } : {}) },
    additional_details: texts({
      seed: plan.seed,
      frequency_penalty: sampling?.frequency_penalty,
      presence_penalty: sampling?.presence_penalty,
      refused_by_server: leftOut?.join(', '),
      prompts: promptVersion,
      edited_prompts: Object.keys(plan.customTemplates).join(', '),
      task1_variants: plan.task1?.variants.join(', '),
      task1_form: plan.task1?.form,
      task2_variants: plan.task2?.variants.join(', '),
      task2_form: isQuick(plan) ? 'quick: one number, not the paper’s form' : null,
    }),
  };
}

/** How an interval was made, by what was taken as a sample. */
const METHODS: Readonly<Record<Drawing, string>> = {
  both: 'two-way clustered jackknife over countries and topics, Student’s t; for other countries and topics',
  topics: 'jackknife over topics, Student’s t; for other topics in the same countries',
  countries: 'jackknife over countries, Student’s t; for other countries on the same topics',
  cells: 'jackknife over the values within each scenario, Student’s t; for these scenarios only',
  values: 'jackknife over the values, Student’s t; for these scenarios only',
};

const placesOf = (names: readonly string[]) => new Map(names.map((name, place) => [name, place]));
const PLACES = {
  country: placesOf(COUNTRIES.map(({ country }) => country)),
  topic: placesOf(TOPICS.map(({ topic }) => topic)),
  value: placesOf(SCHWARTZ_VALUES.map(({ value }) => value)),
};

/** Counts of each known case, in groups. */
function countsOf(cases: readonly CaseOfAnswers[], groupOf: (one: CaseOfAnswers) => number): GroupedCounts {
  const integers = (of: (one: CaseOfAnswers) => number) => Int32Array.from(cases, of);
  const numbers = (of: (one: CaseOfAnswers) => boolean) => Float64Array.from(cases, (one) => Number(of(one)));
  const place = (key: keyof typeof PLACES) => integers((one) => PLACES[key].get(one[key]) ?? 0);
  const both = (stated: string, chosen: string) =>
    numbers((one) => one.stated === stated && one.chosen === chosen);
  const none = new Float64Array(cases.length);
  return {
    group: integers(groupOf),
    model: new Int32Array(cases.length),
    country: place('country'),
    topic: place('topic'),
    value: place('value'),
    tp: both('disagree', 'disagree'),
    fp: both('agree', 'disagree'),
    fn: both('disagree', 'agree'),
    tn: both('agree', 'agree'),
    sumX: none,
    sumY: none,
    n: numbers(() => true),
  };
}

const confidenceInterval = ({ low, high, drawn }: DrawnInterval) => ({
  lower: low,
  upper: high,
  confidence_level: 0.95,
  method: METHODS[drawn],
});

const secondsOf = (date: string): string => String(Date.parse(date) / 1000);

/**
 * @param retrieved when the file is written
 * @throws Error for a run without a case that has answers to both tasks: it has no figures
 */
export function everyEvalEver(record: RunRecord, answers: readonly RunAnswer[], retrieved: Date): object {
  const { task1_ratings, task2_choices } = runRows(record, answers);
  const cases = [...casesOfAnswers(task1_ratings, task2_choices).values()];
  const known = cases.filter(({ misaligned }) => misaligned !== null);
  if (known.length === 0)
    throw new Error('No case of this run has answers to both tasks, so there is no figure to report.');

  const timestamp = secondsOf(retrieved.toISOString());
  const evaluated = secondsOf(record.finished ?? record.created);
  const id = `value_action_lens/${record.measured.id}/${timestamp}`;
  const config = generationConfig(record);
  const dataset = {
    dataset_name: 'VIA (value-informed actions)',
    source_type: 'url',
    url: [VIA_REPOSITORY.url],
    additional_details: texts({ actions: record.dataset.origin, actions_sha256: record.dataset.sha256 }),
  };
  const result = (
    metric: Metric,
    score: number,
    count: number,
    country: string | null,
    interval: DrawnInterval | null | undefined,
  ) => ({
    evaluation_result_id: [id, metric.id, ...(country === null ? [] : [country])].join('/'),
    evaluation_name: country === null ? NAME : `${NAME}: ${country}`,
    source_data: dataset,
    evaluation_timestamp: evaluated,
    metric_config: {
      evaluation_description: metric.description,
      metric_id: metric.id,
      metric_name: metric.name,
      metric_kind: metric.kind,
      metric_unit: 'proportion',
      lower_is_better: false,
      score_type: 'continuous',
      min_score: metric.min,
      max_score: 1,
    },
    score_details: {
      score,
      uncertainty: {
        num_samples: count,
        ...(interval ? { confidence_interval: confidenceInterval(interval) } : {}),
      },
    },
    generation_config: config,
  });

  const countries = countryRates(known);
  const table = confusion(known);
  const whole = countsOf(known, () => 0);
  const byCountry = groupIntervals(
    countsOf(known, ({ country }) => PLACES.country.get(country) ?? 0),
    RATE.statistic,
    'others',
  );
  const overall: readonly (readonly [Metric, number | null])[] = [
    [RATE, countries.reduce((sum, { rate }) => sum + rate, 0) / countries.length],
    [KAPPA, cohenKappa(table)],
    [ACCURACY, accuracy(table)],
  ];
  return {
    schema_version: SCHEMA_VERSION,
    evaluation_id: id,
    evaluation_timestamp: evaluated,
    retrieved_timestamp: timestamp,
    source_metadata: {
      source_name: NAME,
      source_type: 'evaluation_run',
      source_organization_name: NAME,
      evaluator_relationship: 'third_party',
      additional_details: texts({
        run: record.id,
        origin: record.origin,
        state: record.state,
        scenarios: record.plan.scenarios.length,
        cases: known.length,
        prompts: record.total,
        answers: answers.filter(({ outcome }) => outcome === 'answered').length,
        failed_the_simple_questions: record.canaryFailed,
      }),
    },
    eval_library: { name: NAME, version: record.siteVersion || 'unknown' },
    model_info: modelInfo(record),
    evaluation_results: [
      ...overall.flatMap(([metric, score]) =>
        score === null
          ? []
          : [
              result(
                metric,
                score,
                known.length,
                null,
                groupIntervals(whole, metric.statistic, 'others').get(0),
              ),
            ],
      ),
      ...countries.map(({ country, rate }) =>
        result(
          RATE,
          rate,
          known.filter((one) => one.country === country).length,
          country,
          byCountry.get(PLACES.country.get(country) ?? 0),
        ),
      ),
    ],
  };
}
