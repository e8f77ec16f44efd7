import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ScriptResult, ScriptRun, Workbench } from '../../../../src/db/types';
import type { SqlHistory } from '../../../../src/state/sql/history';
import { createRuns } from '../../../../src/state/sql/runs';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const RESULT = { result: { rowCount: 1 }, truncated: false } as ScriptResult;
const REQUEST = {
  text: 'FROM t',
  statements: [{ text: 'FROM t', start: 0, end: 6 }],
  seconds: null,
  maxRows: 9,
};

/** Runs whose statements end when they are told to. */
function heldRuns() {
  const ends: (() => void)[] = [];
  const run = (_: readonly string[], { onResult }: ScriptRun) =>
    new Promise<void>((resolve) =>
      ends.push(() => {
        onResult(0, RESULT);
        resolve();
      }),
    );
  const runs = createRuns({ run } as Workbench, { add: () => {} } as unknown as SqlHistory, () => []);
  return { runs, end: () => ends.shift()?.() };
}

it('a quick run replaces the results at once, and a slow one clears them first', async () => {
  const { runs, end } = heldRuns();
  const shown = () => {
    const { status, outcomes, started } = runs.of('a').value;
    return { status, outcomes: outcomes.length, started };
  };
  for (const slow of [false, false, true]) {
    const before = shown();
    await vi.advanceTimersByTimeAsync(1000);
    const running = runs.start('a', REQUEST);
    const started = performance.now();
    const kept = before.status === 'done' ? before : { ...before, started };
    expect(shown()).toEqual({ ...kept, status: 'running' });
    await vi.advanceTimersByTimeAsync(slow ? 100 : 50);
    if (slow) expect(shown()).toEqual({ status: 'running', outcomes: 0, started });
    end();
    await running;
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown()).toEqual({ status: 'done', outcomes: 1, started });
  }
});
