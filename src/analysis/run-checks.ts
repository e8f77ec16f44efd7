/** What makes a run comparable with the published models, line by line: checked from its record and its data. */
import { PUBLISHED_TASK1_VARIANTS, PUBLISHED_TASK2_VARIANTS, task2Variant } from '../domain/prompts/variants';
import type { RunAnswer, RunRecord } from '../domain/runs/run-record';
import { SCHWARTZ_VALUES } from '../domain/schwartz-values';
import { formatCount, formatPercent } from '../domain/text/figures';
import { withAnd } from '../domain/text/list-names';
import { unreadOf } from './run-trust';
import { samplingText } from './sampling-text';

export interface RunCheck {
  readonly what: string;
  readonly same: 'yes' | 'in part' | 'no';
  /** How the run differs, or in what it is the same. */
  readonly how: string;
}

type Same = RunCheck['same'];

const SCENARIOS = 132;

function task1Form({ plan: { task1 } }: RunRecord): readonly [Same, string] {
  if (!task1) return ['no', 'not asked'];
  return task1.form === 'paper'
    ? ['yes', 'all 56 values in one prompt, as in the paper']
    : ['no', 'one value at a time; the paper asks for all 56 in one prompt'];
}

function task1Variants({ plan: { task1 } }: RunRecord): readonly [Same, string] {
  const [asked, all] = [task1?.variants.length ?? 0, PUBLISHED_TASK1_VARIANTS.length];
  return [asked === all ? 'yes' : asked > 0 ? 'in part' : 'no', `${asked} of ${all} prompt variants`];
}

function task2Variants({ plan: { task2 } }: RunRecord): readonly [Same, string] {
  const asked = task2?.variants ?? [];
  const [published = 5] = PUBLISHED_TASK2_VARIANTS;
  if (asked.length === 0) return ['no', 'not asked'];
  if (task2?.form === 'quick')
    return [
      'no',
      'a quick form that asks for one number, in both orders of the options; the paper asks for an explained choice',
    ];
  if (!asked.includes(published))
    return [
      'no',
      `variant ${withAnd(asked.map(String))}; the published models were asked variant ${published}`,
    ];
  if (asked.length === 1) return ['yes', `variant ${published}, as published`];
  const { wording, asksExplanation } = task2Variant(published);
  const reordered = asked.every((variant) => {
    const own = task2Variant(variant);
    return own.wording === wording && own.asksExplanation === asksExplanation;
  });
  return [
    'in part',
    reordered
      ? `variant ${published}, and the same with the options in the other order; the published models saw one order`
      : `variant ${published} among ${asked.length}; the published models were asked that one`,
  ];
}

function prompts({ plan, promptVersion, origin }: RunRecord): readonly [Same, string] {
  if (Object.keys(plan.customTemplates).length > 0) return ['no', 'edited by hand'];
  if (origin === 'replay') return ['yes', 'the answers are the published ones'];
  return ['in part', `not edited; this site’s own words after the paper’s design, version ${promptVersion}`];
}

function actions({ plan, dataset }: RunRecord): readonly [Same, string] {
  if (!plan.task2) return ['no', 'not asked about'];
  return {
    via: ['yes', 'the VIA release'],
    'stand-in': ['yes', 'the published choices, replayed'],
    sample: ['no', 'the sample written for this site, not VIA'],
  }[dataset.origin] as [Same, string];
}

function scenarios({ plan }: RunRecord): readonly [Same, string] {
  const own = plan.scenarios.length;
  return own === SCENARIOS
    ? ['yes', `all ${SCENARIOS} planned`]
    : ['in part', `${own} of ${SCENARIOS}; differences from the published models are taken on these alone`];
}

function cases({ plan }: RunRecord, known: number): readonly [Same, string] {
  const planned = plan.scenarios.length * SCHWARTZ_VALUES.length;
  const share = known / planned;
  return [
    share > 0.95 ? 'yes' : share > 0 ? 'in part' : 'no',
    `${formatCount(known)} of ${formatCount(planned)} known in both tasks (${formatPercent(share)})`,
  ];
}

/** Beyond the first share unread answers can matter; beyond the second they can decide. */
const UNREAD = { some: 0.02, many: 0.1 } as const;

function unreadAnswers(answers: readonly RunAnswer[]): readonly [Same, string] {
  const { unread, answered } = unreadOf(answers);
  const share = answered === 0 ? 1 : unread / answered;
  const text =
    answered === 0 ? 'nothing was answered' : `${formatPercent(share)} of ${formatCount(answered)}`;
  return [share <= UNREAD.some ? 'yes' : share <= UNREAD.many ? 'in part' : 'no', text];
}

function sampling(record: RunRecord): readonly [Same, string] {
  if (record.origin === 'replay') return ['yes', 'the published answers'];
  return ['in part', `${samplingText(record)}; the released answers do not say how theirs were drawn`];
}

/** @param known cases of the run that are known in both tasks */
export function runChecks(record: RunRecord, answers: readonly RunAnswer[], known: number): RunCheck[] {
  const checks: readonly (readonly [string, readonly [Same, string]])[] = [
    ['Form of Task 1', task1Form(record)],
    ['Variants of Task 1', task1Variants(record)],
    ['Variants of Task 2', task2Variants(record)],
    ['Prompts', prompts(record)],
    ['Actions', actions(record)],
    ['Scenarios', scenarios(record)],
    ['Cases', cases(record, known)],
    ['Unread answers', unreadAnswers(answers)],
    ['Sampling', sampling(record)],
  ];
  return checks.map(([what, [same, how]]) => ({ what, same, how }));
}
