/** The schemas of a run's record and answers, to check what comes out of storage or a file. */
import * as v from 'valibot';
import { COUNTRIES } from '../domain/countries';
import { PUBLISHED_MODELS } from '../domain/models';
import type { RunAnswer, RunRecord } from '../domain/runs/run-record';
import { SCHWARTZ_VALUES } from '../domain/schwartz-values';
import { TOPICS } from '../domain/topics';

const TEXT = v.string();
const NUMBER = v.pipe(v.number(), v.finite());
const COUNT = v.pipe(v.number(), v.integer(), v.minValue(0));
const TIME = v.pipe(TEXT, v.regex(/^\d{4}-\d\d-\d\dT/));
const COUNTRY = v.picklist(COUNTRIES.map(({ country }) => country));
const TOPIC = v.picklist(TOPICS.map(({ topic }) => topic));
const VALUE = v.picklist(SCHWARTZ_VALUES.map(({ value }) => value));
const VARIANT = v.pipe(COUNT, v.maxValue(7));
const PUBLISHED = new Set(PUBLISHED_MODELS.map(({ model }) => model));

export const RUN_RECORD: v.GenericSchema<RunRecord> = v.object({
  id: v.pipe(TEXT, v.regex(/^[\w-]{1,64}$/)),
  format: v.literal(1),
  model: v.pipe(
    TEXT,
    v.check((key) => key !== '' && !PUBLISHED.has(key)),
  ),
  origin: v.picklist(['local', 'replay', 'imported']),
  measured: v.object({
    id: TEXT,
    label: v.pipe(TEXT, v.regex(/\S/)),
    provider: TEXT,
    parameters: v.nullable(NUMBER),
    quantisation: TEXT,
    revision: TEXT,
    source: TEXT,
  }),
  engine: v.object({ kind: TEXT, version: TEXT, settings: v.record(TEXT, TEXT) }),
  device: TEXT,
  plan: v.object({
    scenarios: v.pipe(v.array(v.object({ country: COUNTRY, topic: TOPIC })), v.nonEmpty()),
    task1: v.nullable(v.object({ variants: v.array(VARIANT), form: v.picklist(['paper', 'single']) })),
    task2: v.nullable(v.object({ variants: v.array(VARIANT), form: v.exactOptional(v.literal('quick')) })),
    order: v.exactOptional(v.literal('random')),
    stop: v.exactOptional(v.object({ within: v.pipe(NUMBER, v.minValue(0), v.maxValue(1)) })),
    repeats: v.exactOptional(v.pipe(NUMBER, v.minValue(0), v.maxValue(1))),
    seed: NUMBER,
    temperature: NUMBER,
    customTemplates: v.record(TEXT, TEXT),
  }),
  promptVersion: TEXT,
  dataset: v.object({ origin: v.picklist(['via', 'sample', 'stand-in']), sha256: TEXT }),
  siteVersion: TEXT,
  state: v.picklist(['ready', 'running', 'paused', 'finished']),
  created: TIME,
  finished: v.nullable(TIME),
  total: COUNT,
  stoppedAfter: v.exactOptional(COUNT),
  sampling: v.exactOptional(
    v.object({
      top_p: v.literal(1),
      frequency_penalty: v.literal(0),
      presence_penalty: v.literal(0),
      repetition_penalty: v.exactOptional(v.literal(1)),
      top_k: v.exactOptional(v.literal(0)),
      min_p: v.exactOptional(v.literal(0)),
    }),
  ),
  leftOut: v.exactOptional(v.array(TEXT)),
  canaryFailed: v.nullable(v.boolean()),
});

export const RUN_ANSWER: v.GenericSchema<RunAnswer> = v.object({
  run: TEXT,
  country: COUNTRY,
  topic: TOPIC,
  task: v.picklist([1, 2]),
  value: v.nullable(VALUE),
  variant: VARIANT,
  repeat: v.exactOptional(v.literal(true)),
  outcome: v.picklist(['answered', 'no pair', 'failed']),
  raw: TEXT,
  ratings: v.record(VALUE, v.picklist([1, 2, 3, 4])),
  choice: v.nullable(v.picklist(['agree', 'disagree'])),
  problems: v.array(v.object({ cause: TEXT })),
  refused: v.boolean(),
  probabilities: v.nullable(v.array(NUMBER)),
  usage: v.nullable(v.object({ promptTokens: NUMBER, completionTokens: NUMBER, milliseconds: NUMBER })),
  attempts: COUNT,
  error: v.nullable(TEXT),
  at: TEXT,
});
