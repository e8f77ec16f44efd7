import type { Database } from '../../db/types';
import { PUBLISHED_MODELS } from '../../domain/models';
import { WorkerBridge } from '../../worker/bridge';
import { Worker } from '../../worker/page-worker';
import { address, oneOf, parsed, type StateOf } from '../address';
import { CLAIMS } from './claims';
import type { Answers, Claim, Finding } from './finding';
import type { FindingCalls } from './findings.worker';

/** Judges a claim by the rows of its questions. */
export type Judge = (claim: Claim, answers: Answers) => Finding | Promise<Finding>;

/** Judges in a worker, which stays a while for the next claim. */
export function createJudge(): { readonly judge: Judge; readonly dispose: () => void } {
  const worker = new WorkerBridge<FindingCalls>(
    () => new Worker(new URL('./findings.worker.ts', import.meta.url), { type: 'module', name: 'findings' }),
    { who: 'the worker for findings', idleMs: 5000 },
  );
  return {
    judge: (claim, answers) => worker.call('judge', { claim: claim.id, answers }),
    dispose: () => worker.dispose(),
  };
}

/** All that a finding depends on, as one text. */
export function sqlOf({ questions }: Claim): string {
  return Object.values(questions).join(';\n');
}

type Ask = (sql: string) => Promise<Answers[string]>;

/** Asks each question once, however many claims have it. */
export function askOnce(database: Database): Ask {
  const asked = new Map<string, ReturnType<Ask>>();
  return (sql) => {
    const rows = asked.get(sql) ?? database.query<Answers[string][number]>(sql).then((answer) => answer.rows);
    asked.set(sql, rows);
    return rows;
  };
}

/** What the data say about a claim: as built with the site, where it is known. The reader's own models are no part of it. */
export function findOn(
  database: Database,
  claim: Claim,
  judge: Judge,
  ask = askOnce(database),
): Promise<Finding> {
  const compute = async () => {
    const answers: Record<string, Answers[string]> = {};
    for (const [name, sql] of Object.entries(claim.questions)) answers[name] = await ask(sql);
    return judge(claim, answers);
  };
  return database.computed(sqlOf(claim), claim.id, compute, { publishedOnly: true });
}

const ADDRESS = address('/findings', {
  /** The claim that a link leads to. */
  claim: oneOf(
    CLAIMS.map(({ id }) => id),
    'claim',
    null,
  ),
  /** Of the play with baselines. */
  model: oneOf(
    PUBLISHED_MODELS.map(({ model }) => model),
    'model of the paper',
    null,
  ),
  positive: oneOf(['disagree', 'agree'], 'positive class', 'disagree'),
  /** The share of disagreement of actions that are drawn, in per cent; as the model's own if absent. */
  share: parsed<number | null>(
    (text) => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : null),
    String,
    (text) => `“${text}” is not a share from 0 to 100.`,
    null,
  ),
});

export type FindingsState = StateOf<typeof ADDRESS>;
export const { read: readFindingsState, write: writeFindingsState } = ADDRESS;
