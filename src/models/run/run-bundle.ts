/** A run as a file: the record and its answers, checked when it is read again. */
import { COUNTRIES } from '../../domain/countries';
import type { RunAnswer, RunRecord } from '../../domain/run-record';
import { SCHWARTZ_VALUES } from '../../domain/schwartz-values';
import { TOPICS } from '../../domain/topics';

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

const countries = new Set(COUNTRIES.map(({ country }) => country));
const topics = new Set(TOPICS.map(({ topic }) => topic));
const values = new Set(SCHWARTZ_VALUES.map(({ value }) => value));

type Entry = Readonly<Record<string, unknown>>;

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problemOf(answer: unknown): string | null {
  if (!isEntry(answer)) return 'is no object';
  const { country, topic, task, value, variant, ratings, choice, outcome } = answer;
  if (!countries.has(String(country))) return `names the country ${JSON.stringify(country)}`;
  if (!topics.has(String(topic))) return `names the topic ${JSON.stringify(topic)}`;
  if (task !== 1 && task !== 2) return `is of task ${JSON.stringify(task)}`;
  if (value !== null && !values.has(String(value))) return `names the value ${JSON.stringify(value)}`;
  if (!Number.isInteger(variant) || Number(variant) < 0 || Number(variant) > 7)
    return `has the prompt variant ${JSON.stringify(variant)}`;
  if (!['answered', 'no pair', 'failed'].includes(String(outcome)))
    return `has the outcome ${JSON.stringify(outcome)}`;
  if (choice !== null && choice !== 'agree' && choice !== 'disagree')
    return `has the choice ${JSON.stringify(choice)}`;
  if (!isEntry(ratings)) return 'has no ratings';
  const odd = Object.entries(ratings).find(
    ([name, rating]) => !values.has(name) || ![1, 2, 3, 4].includes(Number(rating)),
  );
  return odd ? `rates ${odd[0]} with ${JSON.stringify(odd[1])}` : null;
}

function assertRecord(record: unknown): asserts record is RunRecord {
  const usable =
    isEntry(record) &&
    record.format === 1 &&
    ['id', 'model', 'device', 'promptVersion', 'created'].every((name) => typeof record[name] === 'string') &&
    isEntry(record.measured) &&
    isEntry(record.engine) &&
    isEntry(record.plan) &&
    Array.isArray(record.plan.scenarios) &&
    isEntry(record.dataset);
  if (!usable)
    throw new BundleError('The file’s run record is incomplete, or of a later version of this site.');
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
    throw new BundleError('This file is no JSON: it may be cut off. Export the run again.', { cause });
  }
  if (!isEntry(parsed) || parsed.kind !== KIND || !Array.isArray(parsed.answers))
    throw new BundleError(
      'This file holds no run of this site. A run’s export is a .zip with run.json in it.',
    );
  const { record, answers } = parsed;
  assertRecord(record);
  answers.forEach((answer, index) => {
    const problem = problemOf(answer);
    if (problem)
      throw new BundleError(`Answer ${index + 1} of the file ${problem}, which this site does not know.`);
  });
  const known = answers as readonly RunAnswer[];
  const stray = known.find(({ run }) => run !== record.id);
  if (stray) throw new BundleError(`The file mixes answers of the runs ${record.id} and ${stray.run}.`);
  return { record, answers: known };
}
