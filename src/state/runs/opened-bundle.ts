/** What an exported run becomes in this browser. It brings answers; it consents to nothing and chooses no server. */
import type { Database } from '../../db/types';
import { itemKey } from '../../domain/runs/run-plan';
import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { engineMeta } from '../../inference/engines';
import type { RecordedAnswers } from '../../inference/replay/replay';
import { BundleError } from './bundle-error';
import { isReplay } from './engines';
import type { RunBundle } from './run-bundle';

/** What makes two records the same run: its answers belong together. */
const identityOf = ({ model, engine, plan, measured }: RunRecord): string =>
  JSON.stringify([model, engine.kind, Object.entries(engine.settings).sort(), plan, measured.id]);

/**
 * @param here the run of the same id in this browser, with its answers: it stays the reader's own, and loses none
 * @throws BundleError where that is another run
 */
export function openedBundle({ record, answers }: RunBundle, here: RunBundle | null): RunBundle {
  if (!here) {
    if (!isReplay(record)) return { record: { ...record, origin: 'imported' }, answers };
    const meta = engineMeta(record.engine.kind);
    const measured = meta?.measured({ ...record.engine.settings }) ?? record.measured;
    return { record: { ...record, measured }, answers };
  }
  if (identityOf(here.record) !== identityOf(record))
    throw new BundleError(
      `This browser has another run with the id ${record.id}: another plan, model or server. Delete that one to open this file.`,
    );
  const state = record.state === 'finished' ? record : here.record;
  const rank = ({ outcome }: RunAnswer) => (outcome === 'failed' ? 0 : 1);
  const all = [...answers, ...here.answers].sort((a, b) => rank(a) - rank(b));
  return {
    record: { ...here.record, state: state.state, finished: state.finished, total: state.total },
    answers: [...new Map(all.map((answer) => [itemKey(answer), answer])).values()],
  };
}

const IS_TAKEN = 'SELECT model FROM models WHERE model = $1';

/** @throws BundleError where a run's answers would be counted as another model's */
export async function assertFree(
  database: Pick<Database, 'query'>,
  model: string,
  records: readonly RunRecord[],
): Promise<void> {
  const taken =
    records.some((record) => record.model === model) ||
    (await database.query(IS_TAKEN, { params: [model] })).rows.length > 0;
  if (taken)
    throw new BundleError(
      `Another model in this browser has the key of this run’s model (${model.slice(0, 200)}). Delete that one to open this file.`,
    );
}

/**
 * Holds the answers of a replay to what this site plays back.
 *
 * @throws BundleError naming the first answer that differs
 */
export function assertReplayed(answers: readonly RunAnswer[], recorded: RecordedAnswers): void {
  const different = answers.find((answer) => {
    const { country, topic, task, value, variant, ratings, choice, outcome } = answer;
    if (outcome !== 'answered') return choice !== null || Object.keys(ratings).length > 0;
    if (task === 2) return choice !== (recorded.choice(country, topic, value ?? '', variant) ?? null);
    return Object.entries(ratings).some(
      ([rated, rating]) => recorded.rating(country, topic, rated, variant) !== rating,
    );
  });
  if (different)
    throw new BundleError(
      `The file says that it replays ${recorded.label}, but differs from its published answers: ${different.country}, ${different.topic}, Task ${different.task}.`,
    );
}
