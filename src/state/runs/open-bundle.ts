import type { RunAnswer } from '../../domain/runs/run-record';
import { WorkerBridge } from '../../worker/bridge';
import { Worker } from '../../worker/page-worker';
import type { BundleCalls } from './bundle.worker';
import { assertEngine } from './bundle-engine';
import { BundleError } from './bundle-error';
import type { RunBundle } from './run-bundle';

/** Answers that the page takes over at once: more would keep it from answering the reader. */
const AT_ONCE = 1000;

/**
 * Reads and checks an exported run in a worker.
 *
 * @throws BundleError naming the first thing that is wrong, or an Error for a worker that fails
 */
export async function openBundle(file: Blob): Promise<RunBundle> {
  const bridge = new WorkerBridge<BundleCalls>(
    () => new Worker(new URL('./bundle.worker.ts', import.meta.url), { type: 'module', name: 'bundle' }),
    {
      who: 'the reader',
      failed: (why) => `The file could not be read: ${why}.`,
      errors: { BundleError },
      // It holds the answers until all have been fetched.
      idleMs: 60_000,
    },
  );
  try {
    const { record, answers: all } = await bridge.call('open', file);
    assertEngine(record);
    const answers: RunAnswer[] = [];
    for (let from = 0; from < all; from += AT_ONCE)
      answers.push(...(await bridge.call('answers', { from, to: from + AT_ONCE })));
    return { record, answers };
  } finally {
    bridge.dispose();
  }
}
