import { beforeEach, expect, it, vi } from 'vitest';
import { growth } from '../../../../src/state/runs/growth';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

it('begins with the first answer, and goes on every three seconds, never twice at once', async () => {
  const grow = vi.fn(() => sleep(10));
  const answered = growth(grow);
  answered();
  answered();
  expect(grow).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(10 + 2999);
  answered();
  expect(grow).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  answered();
  expect(grow).toHaveBeenCalledTimes(2);
});

it('takes at most a fiftieth of the time, and goes on after a failure', async () => {
  const grow = vi.fn(async () => {
    await sleep(200);
    throw new Error('no');
  });
  const answered = growth(grow);
  answered();
  await vi.advanceTimersByTimeAsync(200 + 9999);
  answered();
  expect(grow).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  answered();
  expect(grow).toHaveBeenCalledTimes(2);
});
