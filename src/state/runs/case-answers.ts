import { promptOf } from '../../domain/prompts/prompt-of';
import { PROMPT_VERSION } from '../../domain/prompts/templates';
import type { PairLookup } from '../../domain/runs/run-plan';
import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { runStore } from '../../storage/run-store';
import type { Services } from '../services';
import { createLocalRuns } from './local-runs';
import { pairsFor } from './run-pairs';

export interface Case {
  readonly country: string;
  readonly topic: string;
  readonly value: string;
}

export interface CaseAnswer {
  readonly answer: RunAnswer;
  /** The prompt as it was sent; null where it cannot be made again, as `missing` says. */
  readonly prompt: string | null;
}

/** What a run's model was asked about a case, and what it answered. */
export interface CaseAnswers {
  readonly record: RunRecord;
  /** By task, variant and repetition. */
  readonly answers: readonly CaseAnswer[];
  /** Why there are prompts that cannot be made again; null where there are none. */
  readonly missing: string | null;
}

const OTHER_VERSION =
  'The prompts of this run were made by another version of this site, and cannot be shown.';
const OTHER_ACTIONS =
  'The actions that this run asked about are not loaded, so its Task 2 prompts cannot be shown.';

/** Makes prompts again; null for those of Task 2 where other actions are loaded than those that were asked about. */
async function promptsOf(
  database: Services['database'],
  record: RunRecord,
  answers: readonly RunAnswer[],
): Promise<{ pairOf: PairLookup | null; missing: string | null }> {
  if (!answers.some(({ task }) => task === 2)) return { pairOf: () => null, missing: null };
  const { pairOf, sha256 } = await pairsFor(database, record);
  return sha256 === record.dataset.sha256
    ? { pairOf, missing: null }
    : { pairOf: null, missing: OTHER_ACTIONS };
}

/**
 * The prompts and raw answers of one case; null where the model is no run of this browser, or was not asked.
 *
 * @throws StorageError where what is kept cannot be read
 */
export async function caseAnswers(
  { database, once }: Pick<Services, 'database' | 'once'>,
  model: string,
  { country, topic, value }: Case,
): Promise<CaseAnswers | null> {
  const runs = once(createLocalRuns);
  const record = runs.records.value.find((own) => own.model === model);
  if (!record) return null;
  const all =
    runs.opened(record.id)?.answers.values() ??
    (await runStore.scenarioAnswers(record.id, country, topic)).good;
  const answers = [...all]
    .filter((own) => own.country === country && own.topic === topic)
    .filter((own) => own.value === null || own.value === value)
    .sort((a, b) => a.task - b.task || a.variant - b.variant || Number(!!a.repeat) - Number(!!b.repeat));
  if (answers.length === 0) return null;
  const isOurs = record.promptVersion.split(' ')[0] === PROMPT_VERSION;
  const { pairOf, missing } = isOurs
    ? await promptsOf(database, record, answers)
    : { pairOf: null, missing: OTHER_VERSION };
  const promptFor = (answer: RunAnswer): string | null => {
    if (!isOurs || answer.outcome === 'no pair') return null;
    if (answer.task === 1) return promptOf(record.plan, answer, null).text;
    const pair = pairOf?.(country, topic, value) ?? null;
    return pair && promptOf(record.plan, answer, pair).text;
  };
  return { record, answers: answers.map((answer) => ({ answer, prompt: promptFor(answer) })), missing };
}
