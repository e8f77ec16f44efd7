/** A run as a file: the record and its answers, checked when it is read again. */
import { COUNTRIES } from '../../domain/countries';
import { PUBLISHED_MODELS } from '../../domain/models';
import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { SCHWARTZ_VALUES } from '../../domain/schwartz-values';
import { TOPICS } from '../../domain/topics';
import {
  count,
  flag,
  isObject,
  listOf,
  matching,
  number,
  object,
  oneOf,
  orNull,
  recordOf,
  some,
  text,
} from './shape';

export interface RunBundle {
  readonly record: RunRecord;
  readonly answers: readonly RunAnswer[];
}

/** What is wrong with a file, in a sentence for the reader. */
export class BundleError extends Error {
  override name = 'BundleError';
}

const KIND = 'value-action-lens run';

export function bundleJson({ record, answers }: RunBundle): string {
  return JSON.stringify({ kind: KIND, record, answers }, null, 1);
}

const country = oneOf(...COUNTRIES.map((known) => known.country));
const topic = oneOf(...TOPICS.map((known) => known.topic));
const value = oneOf(...SCHWARTZ_VALUES.map((known) => known.value));
const variant = oneOf(0, 1, 2, 3, 4, 5, 6, 7);
const published = new Set(PUBLISHED_MODELS.map(({ model }) => model));

const RECORD = object({
  id: matching(/^[\w-]{1,64}$/),
  model: (key) => (typeof key === 'string' && key !== '' && !published.has(key) ? null : ''),
  origin: oneOf('local', 'replay', 'imported'),
  measured: object({
    id: text,
    label: matching(/\S/),
    provider: text,
    parameters: orNull(number),
    quantisation: text,
    revision: text,
    source: text,
  }),
  engine: object({
    kind: oneOf('webllm', 'wllama', 'endpoint', 'replay'),
    version: text,
    settings: recordOf(text),
  }),
  device: text,
  plan: object({
    scenarios: some(object({ country, topic })),
    task1: orNull(object({ variants: listOf(variant), form: oneOf('paper', 'single') })),
    task2: orNull(object({ variants: listOf(variant) })),
    seed: number,
    temperature: number,
    customTemplates: recordOf(text),
  }),
  promptVersion: text,
  dataset: object({ origin: oneOf('via', 'sample', 'stand-in'), sha256: text }),
  siteVersion: text,
  state: oneOf('ready', 'running', 'paused', 'finished'),
  created: matching(/^\d{4}-\d\d-\d\dT/),
  finished: orNull(matching(/^\d{4}-\d\d-\d\dT/)),
  total: count,
  canaryFailed: orNull(flag),
});

const ANSWER = object({
  run: text,
  country,
  topic,
  task: oneOf(1, 2),
  value: orNull(value),
  variant,
  outcome: oneOf('answered', 'no pair', 'failed'),
  raw: text,
  ratings: (ratings) => ratingsProblem(ratings),
  choice: orNull(oneOf('agree', 'disagree')),
  problems: listOf(object({ cause: text })),
  refused: flag,
  probabilities: orNull(listOf(number)),
  usage: orNull(object({ promptTokens: number, completionTokens: number, milliseconds: number })),
  attempts: count,
  error: orNull(text),
  at: text,
});

function ratingsProblem(ratings: unknown): string | null {
  if (!isObject(ratings)) return '';
  const odd = Object.entries(ratings).find(
    ([name, rating]) => value(name) !== null || oneOf(1, 2, 3, 4)(rating) !== null,
  );
  return odd ? odd[0] : null;
}

function at(entry: unknown, path: string): unknown {
  return path.split('.').reduce((inner: unknown, name) => (inner as Record<string, unknown>)?.[name], entry);
}

function assertRecord(record: unknown): asserts record is RunRecord {
  if (!isObject(record)) throw new BundleError('The file has no run record in it.');
  if (record.format !== 1)
    throw new BundleError('The file’s run record is of a later version of this site, or damaged.');
  const path = RECORD(record);
  if (path !== null)
    throw new BundleError(
      `The file’s run record is damaged: its “${path}” is ${JSON.stringify(at(record, path)) ?? 'missing'}.`,
    );
}

function assertAnswer(answer: unknown, index: number): asserts answer is RunAnswer {
  const path = ANSWER(answer);
  if (path === '') throw new BundleError(`Answer ${index + 1} of the file is no answer.`);
  if (path !== null)
    throw new BundleError(
      `Answer ${index + 1} of the file is damaged: its “${path}” is ${JSON.stringify(at(answer, path)) ?? 'missing'}.`,
    );
}

/**
 * Reads an exported run.
 *
 * @param text the JSON of the bundle
 * @throws BundleError naming the first thing that is wrong
 */
export function readBundle(text: string): RunBundle {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new BundleError(
      'This file is no zip and no JSON: it is another file, or cut off. Export the run again.',
      { cause },
    );
  }
  if (!isObject(parsed) || parsed.kind !== KIND || !Array.isArray(parsed.answers))
    throw new BundleError(
      'This file holds no run of this site. A run’s export is a .zip with run.json in it.',
    );
  const { record } = parsed;
  const answers: readonly unknown[] = parsed.answers;
  assertRecord(record);
  const known = answers.map((answer, index): RunAnswer => {
    assertAnswer(answer, index);
    return answer;
  });
  const stray = known.find(({ run }) => run !== record.id);
  if (stray) throw new BundleError(`The file mixes answers of the runs ${record.id} and ${stray.run}.`);
  return { record, answers: known };
}
