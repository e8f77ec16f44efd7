import type { RunRecord } from '../../../src/domain/runs/run-record';

/** A run record with what a test does not care about filled in. */
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
    engine: { kind: 'replay', version: '1', settings: {} },
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
