import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SourceError } from '../../../src/readers/source-error';
import { WorkerBridge } from '../../../src/worker/bridge';
import type { Call } from '../../../src/worker/messages';
import type { BridgeOptions } from '../../../src/worker/options';
import { ChannelWorker } from './channel-worker';

/** Settles the calls named `wait`, by their input. */
const finish = new Map<string, (answer: string) => void>();
/** What the worker still has of a buffer that it transferred. */
let held: ArrayBuffer | null = null;

const calls = {
  double: (value: number) => value * 2,
  wait: (name: string) => new Promise<string>((resolve) => finish.set(name, resolve)),
  count(to: number, { progress }: Call) {
    for (let done = 1; done <= to; done++) progress(done, to);
    return to;
  },
  fill(buffer: ArrayBuffer, { handOver }: Call) {
    new Uint8Array(buffer).fill(7);
    held = buffer;
    handOver(buffer);
    return { filled: buffer };
  },
  refuse(file: string): never {
    throw new SourceError(file, 3, 'the value is unknown', {
      cause: new RangeError('9 is too large', { cause: 'a text' }),
    });
  },
  odd(): never {
    throw Object.assign(new Error('with a function'), { code: 5, retry: () => {} });
  },
  unsendable: () => ({ call: () => {} }),
};

let workers: ChannelWorker[] = [];

function bridge(options: BridgeOptions = {}): WorkerBridge<typeof calls> {
  return new WorkerBridge(() => {
    const worker = new ChannelWorker(calls);
    workers.push(worker);
    return worker.asWorker();
  }, options);
}

async function started(name: string): Promise<void> {
  await vi.waitFor(() => expect(finish.has(name)).toBe(true));
}

beforeEach(() => {
  workers = [];
  finish.clear();
});
afterEach(() => {
  for (const worker of workers) worker.terminate();
});

describe('a worker bridge', () => {
  it('starts no worker before the first call, and only one for simultaneous calls', async () => {
    const own = bridge();
    expect(workers).toHaveLength(0);
    const [first, second] = [own.call('wait', 'first'), own.call('wait', 'second')];
    await started('second');
    finish.get('second')?.('2');
    finish.get('first')?.('1');
    expect(await Promise.all([first, second])).toEqual(['1', '2']);
    expect(workers).toHaveLength(1);
  });

  it('ends the worker when nothing waits for it, and starts another for the next call', async () => {
    const own = bridge();
    expect(await own.call('double', 2)).toBe(4);
    await vi.waitFor(() => expect(workers[0]?.ended).toBe(true));
    expect(await own.call('double', 3)).toBe(6);
    expect(workers).toHaveLength(2);
  });

  it('keeps the worker for a call that follows at once, and for as long as requested', async () => {
    const own = bridge({ idleMs: 600_000 });
    await own.call('double', 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await own.call('double', 2);
    expect(workers).toHaveLength(1);
    own.dispose();
    expect(workers[0]?.ended).toBe(true);
    const brief = bridge();
    for (const value of [1, 2, 3]) await brief.call('double', value);
    expect(workers).toHaveLength(2);
  });

  it('rejects an aborted call at once, and leaves the worker to the other call', async () => {
    const own = bridge();
    const controller = new AbortController();
    const reason = new Error('another question');
    const aborted = own.call('wait', 'aborted', { signal: controller.signal });
    const other = own.call('wait', 'other');
    await started('other');
    controller.abort(reason);
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError', cause: reason });
    expect(workers[0]?.ended).toBe(false);
    finish.get('aborted')?.('too late');
    finish.get('other')?.('in time');
    expect(await other).toBe('in time');
  });

  it('ends a worker that only an aborted call was waiting for', async () => {
    const own = bridge({ idleMs: 600_000 });
    const controller = new AbortController();
    const aborted = own.call('wait', 'aborted', { signal: controller.signal });
    controller.abort();
    expect(workers[0]?.ended).toBe(true);
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    await expect(own.call('double', 1, { signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(workers).toHaveLength(1);
    expect(await own.call('double', 2)).toBe(4);
    own.dispose();
  });

  it('reports progress', async () => {
    const onProgress = vi.fn();
    expect(await bridge().call('count', 3, { onProgress })).toBe(3);
    expect(onProgress.mock.calls).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('transfers buffers both ways', async () => {
    const buffer = new ArrayBuffer(4);
    const { filled } = await bridge().call('fill', buffer, { transfer: [buffer] });
    expect([...new Uint8Array(filled)]).toEqual([7, 7, 7, 7]);
    expect([buffer.byteLength, held?.byteLength]).toEqual([0, 0]);
  });

  it('restores an error with its class, fields and causes', async () => {
    const error = await bridge({ errors: { SourceError } })
      .call('refuse', 'a.csv')
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({
      name: 'SourceError',
      message: 'a.csv, row 3: the value is unknown.',
      file: 'a.csv',
      row: 3,
      problem: 'the value is unknown',
      cause: { name: 'RangeError', message: '9 is too large', cause: { message: 'a text' } },
    });
    expect((error as Error).stack).toContain('refuse');
  });

  it('turns an error of an unknown class into a plain one of that name, without what cannot be sent', async () => {
    const own = bridge();
    const named = await own.call('refuse', 'a.csv').catch((thrown: unknown) => thrown);
    expect(named).not.toBeInstanceOf(SourceError);
    expect(named).toMatchObject({ name: 'SourceError', row: 3 });
    const odd = await own.call('odd', undefined as never).catch((thrown: unknown) => thrown);
    expect(odd).toMatchObject({ message: 'with a function', code: 5 });
    expect(odd).not.toHaveProperty('retry');
  });

  it('answers a call whose result cannot be sent, or that does not exist', async () => {
    const own = bridge();
    await expect(own.call('unsendable', undefined as never)).rejects.toMatchObject({
      name: 'DataCloneError',
    });
    await expect(own.call('toString' as 'double', 1)).rejects.toThrow('no call toString');
  });

  it('rejects a call whose input cannot be sent, and carries on', async () => {
    const own = bridge();
    await expect(own.call('double', (() => 1) as never)).rejects.toMatchObject({ name: 'DataCloneError' });
    expect(await own.call('double', 4)).toBe(8);
  });

  it.each([
    ['onerror', { message: '' }, 'could not be read: the decoder did not start.'],
    ['onerror', { message: 'out of memory' }, 'could not be read: out of memory.'],
    ['onmessageerror', {}, 'could not be read: the decoder’s answer was lost.'],
  ] as const)('rejects all pending calls when the worker fails (%s %j)', async (handler, event, message) => {
    const own = bridge({ who: 'the decoder', failed: (why) => `could not be read: ${why}.` });
    const waiting = [own.call('wait', 'first'), own.call('wait', 'second')];
    workers[0]?.[handler]?.(event as MessageEvent & { message: string });
    for (const { status, ...rest } of await Promise.allSettled(waiting))
      expect([status, rest]).toMatchObject(['rejected', { reason: { message } }]);
    expect(workers[0]?.ended).toBe(true);
    expect(await own.call('double', 5)).toBe(10);
    expect(workers).toHaveLength(2);
  });

  it('rejects pending calls when it is disposed of', async () => {
    const own = bridge();
    const waiting = own.call('wait', 'for ever');
    own.dispose();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers[0]?.ended).toBe(true);
  });
});
