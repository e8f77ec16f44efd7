/** Local runs in the browser's database: one record per run, one row per answer. */
import type { RunAnswer, RunRecord } from '../domain/runs/run-record';
import { openStorage } from './open-storage';
import { ANSWERS, answerKey, answersTogether, RUNS } from './run-kinds';
import { putRecords, type Read, readStore, type SetAside } from './set-aside';
import { deletionError, readingError, StorageError, storageError } from './storage-error';

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

/** A record that cannot be read has answers all the same: they are downloaded and deleted with it. */
async function withAnswers(record: SetAside, run: unknown): Promise<SetAside> {
  if (typeof run !== 'string') return record;
  const answers = await (await openStorage()).getAll('answers', ofRun(run)).catch(() => []);
  if (answers.length === 0) return record;
  return {
    ...record,
    value: { record: record.value, answers },
    async remove() {
      await record.remove();
      if ((await (await openStorage()).count('runs', run)) === 0) await runStore.remove(run);
    },
  };
}

/** @throws StorageError from each method, where the browser keeps nothing, cannot read it, or is full */
export const runStore = {
  async list(): Promise<Read<RunRecord>> {
    const { good, setAside } = await readStore<RunRecord>(RUNS);
    return { good, setAside: await Promise.all(setAside.map((record) => withAnswers(record, record.key))) };
  },

  /** Undefined where there is no such run. @throws StorageError where there is one that cannot be read */
  async record(id: string): Promise<RunRecord | undefined> {
    const { good, setAside } = await readStore<RunRecord>(RUNS, IDBKeyRange.only(id));
    const [unread] = setAside;
    if (unread)
      throw new StorageError(
        'unread',
        `This browser keeps ${unread.name}, but this version of the site cannot read it: ${unread.why}. The list of runs offers it as a download.`,
      );
    return good[0];
  },

  save: (record: RunRecord): Promise<void> =>
    kept(() => putRecords(RUNS, [{ key: record.id, value: record }])),

  /** @param name what readers call the run, for those that cannot be read */
  async answers(run: string, name = `the run “${run}”`): Promise<Read<RunAnswer>> {
    const { good, setAside } = await readStore<RunAnswer>(ANSWERS, ofRun(run));
    return { good, setAside: answersTogether(run, name, setAside) };
  },

  /** The answers of a run in one scenario. @throws StorageError */
  async scenarioAnswers(run: string, country: string, topic: string): Promise<Read<RunAnswer>> {
    const keys = `${country} | ${topic} | `;
    return readStore<RunAnswer>(ANSWERS, IDBKeyRange.bound([run, keys], [run, `${keys}\uffff`]));
  },

  /** How many prompts of a run have an outcome. */
  count: (run: string): Promise<number> =>
    kept(async () => (await openStorage()).count('answers', ofRun(run)), readingError),

  /** All or none. An existing answer to the same item is replaced. */
  putAnswers: (answers: readonly RunAnswer[]): Promise<void> =>
    kept(() =>
      putRecords(
        ANSWERS,
        answers.map((answer) => ({ key: answerKey(answer), value: answer })),
        { durability: 'relaxed' },
      ),
    ),

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
