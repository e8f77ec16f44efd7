/** Local runs in the browser's database: one record per run, one row per answer. */

import { itemKey } from '../domain/runs/run-plan';
import type { RunAnswer, RunRecord } from '../domain/runs/run-record';
import { fitting } from './fitting';
import { deletionError, openStorage, storageError } from './open-storage';
import { RUN_ANSWER, RUN_RECORD } from './run-schema';

/** All answers of a run: keys are [run, item]. */
function ofRun(run: string): IDBKeyRange {
  return IDBKeyRange.bound([run], [run, []]);
}

async function kept<T>(act: () => Promise<T>, asError = storageError): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw asError(error);
  }
}

/**
 * Malformed records and answers are left out.
 *
 * @throws StorageError from each method, where the browser keeps nothing or is full
 */
export const runStore = {
  list: (): Promise<RunRecord[]> =>
    kept(async () => fitting(RUN_RECORD, await (await openStorage()).getAll('runs'))),

  record: (id: string): Promise<RunRecord | undefined> =>
    kept(async () => fitting(RUN_RECORD, [await (await openStorage()).get('runs', id)])[0]),

  save: (record: RunRecord): Promise<void> =>
    kept(async () => {
      await (await openStorage()).put('runs', record, record.id);
    }),

  answers: (run: string): Promise<RunAnswer[]> =>
    kept(async () => fitting(RUN_ANSWER, await (await openStorage()).getAll('answers', ofRun(run)))),

  /** How many prompts of a run have an outcome. */
  count: (run: string): Promise<number> =>
    kept(async () => (await openStorage()).count('answers', ofRun(run))),

  /** All or none. An existing answer to the same item is replaced. */
  putAnswers: (answers: readonly RunAnswer[]): Promise<void> =>
    kept(async () => {
      const transaction = (await openStorage()).transaction('answers', 'readwrite', {
        durability: 'relaxed',
      });
      for (const answer of answers)
        void transaction.store.put(answer, [answer.run, itemKey(answer)]).catch(() => {});
      await transaction.done;
    }),

  remove: (run: string): Promise<void> =>
    kept(async () => {
      const transaction = (await openStorage()).transaction(['runs', 'answers'], 'readwrite');
      await Promise.all([
        transaction.objectStore('runs').delete(run),
        transaction.objectStore('answers').delete(ofRun(run)),
        transaction.done,
      ]);
    }, deletionError),
};

export type RunStore = typeof runStore;
