/** How much a plan asks, and roughly how long it takes. */
import { promptOf } from '../../domain/prompts/prompt-of';
import { task2Variant } from '../../domain/prompts/variants';
import { isQuick, type RunItem, type RunPlan } from '../../domain/runs/run-plan';
import { SCHWARTZ_VALUES } from '../../domain/schwartz-values';
import type { Speed } from '../../inference/engine-meta';

export interface PlanSize {
  readonly prompts: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** English text, and the JSON of the answers, in the vocabularies of current models. */
const LETTERS_PER_TOKEN = 4;
/** A name, a colon, a digit and a comma. */
const TOKENS_PER_RATING = 8;
const TOKENS = { digit: 1, one: 7, choice: 10, explained: 55 };
const PAIR = { positive: 'x'.repeat(150), negative: 'x'.repeat(150) };

function answerTokens({ task, value, variant }: RunItem, quick: boolean): number {
  if (task === 2 && quick) return TOKENS.digit;
  if (task === 2) return task2Variant(variant).asksExplanation ? TOKENS.explained : TOKENS.choice;
  return value === null ? SCHWARTZ_VALUES.length * TOKENS_PER_RATING : TOKENS.one;
}

/** @param scenariosWithActions how many of the plan's scenarios have actions for Task 2 */
export function planSize(plan: RunPlan, scenariosWithActions: number): PlanSize {
  const [scenario] = plan.scenarios;
  const size = { prompts: 0, promptTokens: 0, completionTokens: 0 };
  if (!scenario) return size;
  const add = (task: 1 | 2, value: string | null, variant: number, once: number) => {
    const count = Math.round(once * (1 + (plan.repeats ?? 0)));
    const item: RunItem = { ...scenario, task, value, variant };
    size.prompts += count;
    size.promptTokens += (count * promptOf(plan, item, PAIR).text.length) / LETTERS_PER_TOKEN;
    size.completionTokens += count * answerTokens(item, isQuick(plan));
  };
  const values = SCHWARTZ_VALUES.length;
  for (const variant of plan.task1?.variants ?? [])
    if (plan.task1?.form === 'paper') add(1, null, variant, plan.scenarios.length);
    else add(1, 'Equality', variant, plan.scenarios.length * values);
  for (const variant of plan.task2?.variants ?? [])
    add(2, 'Equality', variant, scenariosWithActions * values);
  return size;
}

export function planSeconds(size: PlanSize, speed: Speed): number {
  return size.promptTokens / speed.prompt + size.completionTokens / speed.completion;
}

/** `about a second`, `about 3 minutes`, `about 2 hours`. */
export function formatDuration(seconds: number): string {
  if (seconds < 1.5) return 'about a second';
  if (seconds < 50) return `about ${Math.round(seconds)} seconds`;
  if (seconds < 90 * 60) {
    const minutes = Math.max(1, Math.round(seconds / 60));
    return `about ${minutes} minute${minutes === 1 ? '' : 's'}`;
  }
  const hours = seconds / 3600;
  return hours < 48
    ? `about ${hours < 10 ? hours.toFixed(1) : Math.round(hours)} hours`
    : `about ${Math.round(hours / 24)} days`;
}
