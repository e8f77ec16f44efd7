/** What a run from a file may hold: no more than a run of this site can. */

import { LONGEST_TEMPLATE } from '../../domain/prompts/templates';
import { itemKey, type RunPlan } from '../../domain/runs/run-plan';
import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { SCHWARTZ_VALUES } from '../../domain/schwartz-values';
import { BundleError } from './bundle-error';

const count = (number: number): string => number.toLocaleString('en-US');

/** Most characters of any one text of a run: a name, a prompt, an answer. */
const LONGEST = { record: LONGEST_TEMPLATE, answer: 1_000_000 } as const;

/** @throws BundleError naming the first text, at any depth, that is longer */
function assertLengths(part: unknown, longest: number, whose: string): void {
  if (typeof part === 'string' && part.length > longest)
    throw new BundleError(
      `${whose} holds a text of ${count(part.length)} characters; at most ${count(longest)} are read.`,
    );
  if (typeof part !== 'object' || part === null) return;
  for (const [key, inner] of Object.entries(part)) {
    assertLengths(key, longest, whose);
    assertLengths(inner, longest, whose);
  }
}

function repeated(keys: readonly string[]): string | undefined {
  return keys.find((key, index) => keys.indexOf(key) < index);
}

/** Most entries of each list or table of a record: four times as many as this site needs. */
const MOST_ENTRIES = 100;

/** @throws BundleError */
export function assertRecordBounds(record: RunRecord): void {
  const whose = 'The file’s run record';
  assertLengths(record, LONGEST.record, whose);
  const { plan, engine } = record;
  for (const [what, table] of Object.entries({
    'edited prompts': plan.customTemplates,
    settings: engine.settings,
  }))
    if (Object.keys(table).length > MOST_ENTRIES)
      throw new BundleError(
        `${whose} has ${count(Object.keys(table).length)} ${what}; at most ${MOST_ENTRIES} are read.`,
      );
  const scenario = repeated(plan.scenarios.map(({ country, topic }) => `${country}, ${topic}`));
  if (scenario !== undefined) throw new BundleError(`${whose} is damaged: it plans ${scenario} twice.`);
  for (const task of [plan.task1, plan.task2]) {
    const variant = repeated((task?.variants ?? []).map(String));
    if (variant !== undefined)
      throw new BundleError(`${whose} is damaged: it plans prompt variant ${variant} twice.`);
  }
  if (record.total > mostPrompts(plan))
    throw new BundleError(
      `${whose} is damaged: it counts ${count(record.total)} prompts, and its plan has at most ${count(mostPrompts(plan))}.`,
    );
}

/** How many prompts a plan has where the actions of all its cases are known. */
function mostPrompts({ scenarios, task1, task2, repeats }: RunPlan): number {
  const values = SCHWARTZ_VALUES.length;
  const ofTask1 = (task1?.variants.length ?? 0) * (task1?.form === 'paper' ? 1 : values);
  return scenarios.length * (ofTask1 + (task2?.variants.length ?? 0) * values) * (repeats ? 2 : 1);
}

/** @throws BundleError where there are more answers than the plan has prompts */
export function assertAnswerCount({ plan }: RunRecord, answers: number): void {
  if (answers > mostPrompts(plan))
    throw new BundleError(
      `The file has ${count(answers)} answers, and its plan has at most ${count(mostPrompts(plan))} prompts.`,
    );
}

/** @throws BundleError for a text that is too long, an answer to a prompt that is not planned, or a second one */
export function assertAnswers({ id, plan }: RunRecord, answers: readonly RunAnswer[]): void {
  const scenarios = new Set(plan.scenarios.map(({ country, topic }) => `${country}\n${topic}`));
  const variants = { 1: new Set(plan.task1?.variants), 2: new Set(plan.task2?.variants) };
  const seen = new Map<string, number>();
  for (const [index, answer] of answers.entries()) {
    const whose = `Answer ${count(index + 1)} of the file`;
    assertLengths(answer, LONGEST.answer, whose);
    if (answer.run !== id)
      throw new BundleError(`The file mixes answers of the runs ${id} and ${answer.run.slice(0, 64)}.`);
    const { country, topic, task, variant, value, repeat } = answer;
    const whole = task === 1 && plan.task1?.form === 'paper';
    const planned = scenarios.has(`${country}\n${topic}`) && variants[task].has(variant);
    if (!planned || (value === null) !== whole || (repeat && !plan.repeats))
      throw new BundleError(`${whose} is to a prompt that the run’s plan does not have.`);
    const before = seen.get(itemKey(answer));
    if (before !== undefined)
      throw new BundleError(`${whose} repeats answer ${count(before + 1)}: it is to the same prompt.`);
    seen.set(itemKey(answer), index);
  }
}
