/** Looks for kept records that cannot be read. */

import { keyText } from './fault';
import { IMPORTS } from './import-schema';
import { openStorage } from './open-storage';
import { answersTogether, runOf } from './run-kinds';
import { runStore } from './run-store';
import { entriesOf, type Kind, readStore, type SetAside, setAsideOf } from './set-aside';
import { readingError } from './storage-error';

const STRAY: Kind = {
  store: 'answers',
  fault: () => 'the run that it belongs to is not kept',
  name: (_, key) => `an answer of the run “${runOf(key) ?? keyText(key)}”`,
};

/** Answers whose run has no record, each run's together. */
async function strayAnswers(): Promise<SetAside[]> {
  const storage = await openStorage();
  const known = new Set<unknown>(await storage.getAllKeys('runs'));
  const stray = new Map<string, IDBValidKey[]>();
  for (const key of await storage.getAllKeys('answers')) {
    const run = runOf(key) ?? '';
    if (known.has(run)) continue;
    const others = stray.get(run);
    if (others) others.push(key);
    else stray.set(run, [key]);
  }
  const found = [];
  for (const [run, keys] of stray) {
    const entries = (
      await Promise.all(keys.map((key) => entriesOf('answers', IDBKeyRange.only(key))))
    ).flat();
    const name = run === '' ? 'no run' : `the run “${run}”`;
    const records = entries.map((entry) =>
      setAsideOf(STRAY, entry, STRAY.fault(entry.value, entry.key) ?? ''),
    );
    found.push(...answersTogether(run, name, records));
  }
  return found;
}

/** Imports and runs that cannot be read, and answers without a run. @throws StorageError */
export async function unreadRecords(): Promise<SetAside[]> {
  try {
    const [imports, runs, answers] = await Promise.all([readStore(IMPORTS), runStore.list(), strayAnswers()]);
    return [...imports.setAside, ...runs.setAside, ...answers];
  } catch (cause) {
    throw readingError(cause);
  }
}
