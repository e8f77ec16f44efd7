import { afterEach, describe, expect, it, vi } from 'vitest';
import { alone, holdForLife, whenGone } from '../../../src/platform/locks';
import { pageLocks } from './page-locks';

const refused = {
  request: async () => {
    throw new DOMException('The request was denied.', 'SecurityError');
  },
};

const having = (given: unknown) => vi.stubGlobal('navigator', given === undefined ? {} : { locks: given });
afterEach(() => vi.unstubAllGlobals());

describe.each([
  ['refused', refused],
  ['missing', undefined],
])('where locks are %s', (_, given) => {
  it('work goes on without', async () => {
    having(given);
    const work = vi.fn(async () => {});
    expect(await alone('a', work)).toBe(true);
    expect(work).toHaveBeenCalledOnce();
  });

  it('work that fails fails once, with its own error', async () => {
    having(given);
    const work = vi.fn(async () => {
      throw new Error('mine');
    });
    await expect(alone('a', work)).rejects.toThrow('mine');
    expect(work).toHaveBeenCalledOnce();
  });

  it('a worker says that it is there, and is not taken for gone', async () => {
    having(given);
    await holdForLife('a');
    const gone = vi.fn();
    await whenGone('a', gone);
    expect(gone).not.toHaveBeenCalled();
  });
});

describe('where there are locks', () => {
  it('only one of two does the work, and its own error comes through', async () => {
    having(pageLocks());
    let finish = () => {};
    const first = alone('a', () => new Promise<void>((resolve) => (finish = resolve)));
    const other = vi.fn(async () => {});
    await vi.waitFor(async () => expect(await alone('a', other)).toBe(false));
    finish();
    expect(await first).toBe(true);
    expect(other).not.toHaveBeenCalled();
    const failing = vi.fn(async () => {
      throw new DOMException('mine', 'SecurityError');
    });
    await expect(alone('b', failing)).rejects.toThrow('mine');
    expect(failing).toHaveBeenCalledOnce();
  });

  it('a worker whose own lock was refused is not taken for gone', async () => {
    having(refused);
    await holdForLife('a');
    having(pageLocks());
    const gone = vi.fn();
    await whenGone('a', gone);
    expect(gone).not.toHaveBeenCalled();
  });

  it('the page learns that the lock of a worker is free', async () => {
    const all = pageLocks();
    having(all);
    let end = () => {};
    void all.request('a', {}, () => new Promise<void>((resolve) => (end = resolve)));
    const gone = vi.fn();
    const waiting = whenGone('a', gone);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(gone).not.toHaveBeenCalled();
    end();
    await waiting;
    expect(gone).toHaveBeenCalledOnce();
  });
});
