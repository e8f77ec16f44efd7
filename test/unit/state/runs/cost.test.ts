import { describe, expect, it } from 'vitest';
import { expectedSeconds } from '../../../../src/state/runs/cost';
import { formatDuration } from '../../../../src/state/runs/estimate';

const SIZE = { prompts: 64, promptTokens: 20_000, completionTokens: 4000 };

describe('what a plan is said to take', () => {
  it('is measured where the model ran before, assumed by its size where it did not', () => {
    expect(expectedSeconds({ kind: 'wllama', parameters: 0.135 }, SIZE, 100)).toBe(240);
    const assumed = expectedSeconds({ kind: 'wllama', parameters: 0.135 }, SIZE, null);
    expect(expectedSeconds({ kind: 'wllama', parameters: 0.27 }, SIZE, null)).toBeCloseTo(
      2 * Number(assumed),
    );
  });

  it.each([
    ['a server whose speed nobody knows', { kind: 'endpoint', parameters: null }, SIZE],
    ['a file whose size nobody knows', { kind: 'wllama', parameters: null }, SIZE],
    ['a replay', { kind: 'replay', parameters: 70 }, SIZE],
    ['nothing to ask', { kind: 'webllm', parameters: 1 }, { ...SIZE, prompts: 0 }],
  ] as const)('is not given for %s', (_, model, size) => {
    expect(expectedSeconds(model, size, null)).toBeNull();
  });

  it('reads as people say it', () => {
    expect([0.4, 12, 59, 24 * 60, 3 * 3600].map(formatDuration)).toEqual([
      'about a second',
      'about 12 seconds',
      'about 1 minute',
      'about 24 minutes',
      'about 3.0 hours',
    ]);
  });
});
