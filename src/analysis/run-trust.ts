/** Whether a run's answers can be read at all, in words. */
import type { OptionOrder } from '../domain/runs/option-order';
import type { RunAnswer, RunRecord } from '../domain/runs/run-record';
import { formatCount, formatPercent } from '../domain/text/figures';

/** Whether nothing at all was read from an answer. */
export function isUnread(answer: RunAnswer): boolean {
  if (answer.outcome !== 'answered') return false;
  return answer.task === 2 ? answer.choice === null : Object.keys(answer.ratings).length === 0;
}

/** Answers of which nothing was read, and how many there are. */
export function unreadOf(answers: readonly RunAnswer[]): {
  readonly unread: number;
  readonly answered: number;
} {
  return {
    unread: answers.filter(isUnread).length,
    answered: answers.filter(({ outcome }) => outcome === 'answered').length,
  };
}

const CANARY = {
  true: 'It failed the simple questions that any working model answers.',
  false: 'It passed the four simple questions.',
  null: 'It was not asked the simple questions.',
} as const;

/** The first line of a result: whether the model works, and how much of what it said was read. */
export function answeredLine(
  { canaryFailed, origin }: Pick<RunRecord, 'canaryFailed' | 'origin'>,
  answers: readonly RunAnswer[],
): string {
  const { unread, answered } = unreadOf(answers);
  const failed = answers.filter(({ outcome }) => outcome === 'failed').length;
  const rest = failed > 0 ? ` ${formatCount(failed)} prompts got no answer.` : '';
  const read =
    unread === 0
      ? `All ${formatCount(answered)} answers could be read.`
      : `${formatCount(unread)} of ${formatCount(answered)} answers (${formatPercent(unread / answered)}) could not be read.`;
  const canary = origin === 'replay' ? '' : `${CANARY[`${canaryFailed}`]} `;
  return `${canary}${read}${rest}`;
}

/** What the order of the options says about a run, in a few words. */
export function orderVerdict({ verdict, first }: Pick<OptionOrder, 'verdict' | 'first'>): string {
  switch (verdict) {
    case 'one option':
      return `It always picks Option ${first.share > 0.5 ? 1 : 2}, whatever is offered: its choices say nothing.`;
    case 'cannot be read':
      return 'Its choices cannot be read: it is not shown that they depend on the actions rather than on their order.';
    case 'hard to read':
      return 'Its choices are hard to read: many change with the order of the options.';
    case 'can be read':
      return 'Its choices can be read: most stay the same in either order of the options.';
  }
}
