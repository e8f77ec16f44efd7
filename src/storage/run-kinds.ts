/** How the records and answers of kept runs are judged. */
import { itemKey } from '../domain/runs/run-plan';
import type { RunAnswer, RunRecord } from '../domain/runs/run-record';
import { faultOf, keyText, textOf } from './fault';
import { RUN_ANSWER, RUN_RECORD } from './run-schema';
import type { Kind, SetAside } from './set-aside';

export const answerKey = (answer: RunAnswer): IDBValidKey => [answer.run, itemKey(answer)];

/** The run that a key of an answer belongs to; null where the key is no such key. */
export function runOf(key: IDBValidKey): string | null {
  return Array.isArray(key) && typeof key[0] === 'string' ? key[0] : null;
}

function elsewhere(own: IDBValidKey, key: IDBValidKey): string | null {
  return indexedDB.cmp(own, key) === 0
    ? null
    : `it should be under “${keyText(own)}”, and is under “${keyText(key)}”`;
}

export const RUNS: Kind = {
  store: 'runs',
  fault(value, key) {
    const format = typeof value === 'object' && value !== null ? Reflect.get(value, 'format') : 1;
    if (typeof format === 'number' && format > 1) return 'it was made by a newer version of this site';
    return faultOf(RUN_RECORD, value) ?? elsewhere((value as RunRecord).id, key);
  },
  name: (value, key) => `the run “${textOf(value, 'measured.label', 'id') ?? keyText(key)}”`,
};

export const ANSWERS: Kind = {
  store: 'answers',
  fault: (value, key) => faultOf(RUN_ANSWER, value) ?? elsewhere(answerKey(value as RunAnswer), key),
  name: (_, key) => `an answer of the run “${runOf(key) ?? keyText(key)}”`,
};

/** Several answers of one run as one thing to download or delete; none where there are none. */
export function answersTogether(run: string, name: string, answers: readonly SetAside[]): SetAside[] {
  const [first] = answers;
  if (!first) return [];
  const count = answers.length;
  return [
    {
      id: `answers of ${run}`,
      store: 'answers',
      key: [run],
      name: `${count === 1 ? 'an answer' : `${count} answers`} of ${name}`,
      why: count === 1 ? first.why : `the first: ${first.why}`,
      value: answers.map(({ value }) => value),
      async remove() {
        for (const answer of answers) await answer.remove();
      },
    },
  ];
}
