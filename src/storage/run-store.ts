/** Local runs in the browser's database: a record a run, a row an answer. */

import { itemKey } from '../domain/runs/run-plan';
import type { RunAnswer, RunRecord } from '../domain/runs/run-record';
import { deletionError, openStorage, storageError } from './open-storage';

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

/** @throws StorageError from each method, where the browser keeps nothing or is full */
export const runStore = {
  list: (): Promise<RunRecord[]> =>
    kept(async () =>
      ((await (await openStorage()).getAll('runs')) as RunRecord[]).filter(({ format }) => format === 1),
    ),

  record: (id: string): Promise<RunRecord | undefined> =>
    kept(async () => {
      const record = (await (await openStorage()).get('runs', id)) as RunRecord | undefined;
      return record?.format === 1 ? record : undefined;
    }),

  save: (record: RunRecord): Promise<void> =>
    kept(async () => {
      await (await openStorage()).put('runs', record, record.id);
    }),

  answers: (run: string): Promise<RunAnswer[]> =>
    kept(async () => (await (await openStorage()).getAll('answers', ofRun(run))) as RunAnswer[]),

  /** How many prompts of a run have an outcome. */
  count: (run: string): Promise<number> =>
    kept(async () => (await openStorage()).count('answers', ofRun(run))),

  /** All of them or none. An answer of the same item is replaced. */
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
