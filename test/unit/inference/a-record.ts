import type { RunAnswer, RunRecord } from '../../../src/domain/runs/run-record';

/** A run record with defaults for what a test does not care about. */
export function aRecord(part: Pick<RunRecord, 'plan'> & Partial<RunRecord>): RunRecord {
  return {
    id: 'a-run',
    format: 1,
    model: 'a-model',
    origin: 'replay',
    measured: {
      id: 'a-model',
      label: 'A model',
      provider: 'A maker',
      parameters: null,
      quantisation: '',
      revision: '',
      source: '',
    },
    engine: { kind: 'replay', version: '1', settings: { model: 'llama-3.3-70b-instruct' } },
    device: '',
    promptVersion: '1',
    dataset: { origin: 'stand-in', sha256: '' },
    siteVersion: '0',
    state: 'finished',
    created: '2026-01-01T00:00:00.000Z',
    finished: null,
    total: 0,
    canaryFailed: null,
    ...part,
  };
}

/** A plan for one scenario, with one variant of Task 2. */
export const A_PLAN: RunRecord['plan'] = {
  scenarios: [{ country: 'Egypt', topic: 'Religion' }],
  task1: null,
  task2: { variants: [5] },
  seed: 1,
  temperature: 0,
  customTemplates: {},
};

/** A choice in that plan. */
export const AN_ANSWER: RunAnswer = {
  run: 'a-run',
  task: 2,
  country: 'Egypt',
  topic: 'Religion',
  value: 'Wealth',
  variant: 5,
  outcome: 'answered',
  raw: 'Option 1',
  ratings: {},
  choice: 'agree',
  problems: [],
  refused: false,
  probabilities: null,
  usage: null,
  attempts: 1,
  error: null,
  at: '2026-01-01T00:00:00.000Z',
};
