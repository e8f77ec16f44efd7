import { expect, it } from 'vitest';
import { type CanaryProgress, runCanary } from '../../../src/inference/canary';
import type { Engine } from '../../../src/inference/engine';

it('says how many of the questions are answered, from none to all', async () => {
  const events: (CanaryProgress | string)[] = [];
  const engine: Engine = {
    parallel: 1,
    load: async () => ({ engineVersion: '', device: '' }),
    async complete({ prompt }) {
      events.push(prompt);
      return {
        text: 'apple Paris',
        finish: 'stop',
        usage: { promptTokens: 1, completionTokens: 1, milliseconds: 1 },
        probabilities: null,
      };
    },
    unload: async () => {},
  };
  const { signal } = new AbortController();
  const { right } = await runCanary(engine, {
    signal,
    onReload: () => {},
    onReply: (progress) => events.push(progress),
  });
  expect(right).toBe(2);
  expect(events.map((event) => (typeof event === 'string' ? 'asked' : event.answered))).toEqual([
    0,
    ...[1, 2, 3, 4].flatMap((answered) => ['asked', answered]),
  ]);
  expect(events.at(-1)).toEqual({ answered: 4, of: 4 });
});
