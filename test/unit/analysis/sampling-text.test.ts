import * as v from 'valibot';
import { expect, it } from 'vitest';
import { samplingText } from '../../../src/analysis/sampling-text';
import type { RunRecord } from '../../../src/domain/runs/run-record';
import { engineMeta } from '../../../src/inference/engines';
import { samplingOf } from '../../../src/state/runs/engines';
import { RUN_RECORD } from '../../../src/storage/run-schema';
import { A_PLAN, aRecord } from '../inference/a-record';

const made = (kind: string, part: Partial<RunRecord> = {}) => {
  const engine = { kind, version: '1', settings: {} };
  return aRecord({ plan: A_PLAN, origin: 'local', engine, ...samplingOf({ engine }), ...part });
};
const FIRST = { top_p: 1, frequency_penalty: 0, presence_penalty: 0 } as const;

it.each([
  ['wllama', 'seed 1, temperature 0, top_p 1, no penalties, no top_k, no min_p'],
  ['webllm', 'seed 1, temperature 0, top_p 1, no penalties'],
  ['endpoint', 'seed 1, temperature 0, top_p 1, no penalties; not known: top_k and min_p'],
  [
    'browser',
    'the browser takes no seed and temperature, so it was asked without; cannot be reproduced: no seed',
  ],
])('says of a run with %s all that decides which token is drawn, and it is kept', (kind, text) => {
  expect(samplingText(made(kind))).toBe(text);
  const kept = v.parse(RUN_RECORD, made(kind));
  expect([kept.sampling, kept.leftOut]).toEqual([engineMeta(kind)?.sampling, engineMeta(kind)?.takesNo]);
});

it('says of earlier runs what is not known', () => {
  expect(samplingText(made('wllama', { sampling: FIRST }))).toBe(
    'seed 1, temperature 0, top_p 1, no penalties; not known: top_k and min_p',
  );
  const { sampling, ...first } = made('webllm');
  expect(sampling).toBeDefined();
  expect(samplingText(first)).toBe('seed 1, temperature 0; not known: top_p and penalties');
  expect(samplingText(made('replay', { origin: 'replay' }))).toBe('seed 1, temperature 0');
});

it('says what a server refused', () => {
  expect(samplingText(made('endpoint', { leftOut: ['seed'] }))).toContain('the server refused seed');
});
