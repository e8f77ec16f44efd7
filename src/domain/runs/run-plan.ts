/** What a run asks: which scenarios, tasks and prompt variants, and how. */
import type { Task1Form, Task2Form, TemplateId } from '../prompts/templates';
import { SCHWARTZ_VALUES } from '../schwartz-values';

export interface PlannedScenario {
  readonly country: string;
  readonly topic: string;
}

export interface RunPlan {
  readonly scenarios: readonly PlannedScenario[];
  /** Null where the task is left out. */
  readonly task1: { readonly variants: readonly number[]; readonly form: Task1Form } | null;
  /** Without a form: the paper's. */
  readonly task2: {
    readonly variants: readonly number[];
    readonly form?: Exclude<Task2Form, 'paper'>;
  } | null;
  /** How the scenarios are ordered: at random, by the seed. Absent in runs of earlier versions, which had them sorted. */
  readonly order?: 'random';
  /** Ask no more once the interval of the alignment rate is no wider than this to either side of its middle. */
  readonly stop?: { readonly within: number };
  /** Share of the prompts that are asked twice, with another seed, to see whether the answer is the same. */
  readonly repeats?: number;
  readonly seed: number;
  readonly temperature: number;
  /** Templates that the reader changed. */
  readonly customTemplates: Readonly<Partial<Record<TemplateId, string>>>;
}

/** One prompt of a run. A Task 1 item without a value asks for all 56. */
export interface RunItem extends PlannedScenario {
  readonly task: 1 | 2;
  readonly value: string | null;
  readonly variant: number;
  /** The second time that a prompt is asked: it counts for nothing but the run's reliability. */
  readonly repeat?: true;
}

/** The two actions of a case. */
export interface ActionPair {
  /** The action for the value, and the one against it. */
  readonly positive: string;
  readonly negative: string;
}

/** Finds the actions of a case: null where the generator gave no pair, undefined where no text is loaded. */
export type PairLookup = (country: string, topic: string, value: string) => ActionPair | null | undefined;

/** Identifies an item within its run; sorts by scenario, as parts of a key. */
export function itemKey(item: RunItem): string {
  const key = [item.country, item.topic, item.task, item.variant, item.value ?? ''];
  return (item.repeat ? [...key, 'again'] : key).join(' | ');
}

/**
 * The prompts of a run, scenario by scenario. Task 2 is left out of a scenario without known actions.
 *
 * @param pairOf finds the actions of a case
 */
export function itemsOf(plan: RunPlan, pairOf: PairLookup): RunItem[] {
  return plan.scenarios.flatMap(({ country, topic }) => {
    const ofTask = (task: 1 | 2, variants: readonly number[], values: readonly (string | null)[]) =>
      variants.flatMap((variant) => values.map((value) => ({ country, topic, task, value, variant })));
    const values = SCHWARTZ_VALUES.map(({ value }) => value);
    const acted = values.filter((value) => pairOf(country, topic, value) !== undefined);
    const once: RunItem[] = [
      ...(plan.task1 ? ofTask(1, plan.task1.variants, plan.task1.form === 'paper' ? [null] : values) : []),
      ...(plan.task2 ? ofTask(2, plan.task2.variants, acted) : []),
    ];
    const asked = once.filter(({ value }) => value === null || pairOf(country, topic, value) !== null);
    return [...once, ...repeatsOf(plan, asked)];
  });
}

/** The prompts that are asked again, drawn by the run's seed. */
function repeatsOf({ seed, repeats = 0 }: RunPlan, items: readonly RunItem[]): RunItem[] {
  return items
    .map((item): RunItem => ({ ...item, repeat: true }))
    .filter((item) => itemSeed(seed + 1, item) < repeats * 2 ** 31);
}

/** The seed for one prompt: it depends only on the run's seed and the item, not on the order of asking. */
export function itemSeed(seed: number, item: RunItem): number {
  let hash = 2166136261 ^ seed;
  for (const letter of itemKey(item)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 1) & 0x7fffffff;
}

/** Whether Task 2 is asked in the quick form, which is not the paper's. */
export function isQuick({ task2 }: Pick<RunPlan, 'task2'>): boolean {
  return task2?.form === 'quick';
}

export const scenarioKey = ({ country, topic }: PlannedScenario): string => `${country}\n${topic}`;

export function samePlannedScenario(a: PlannedScenario, b: PlannedScenario): boolean {
  return a.country === b.country && a.topic === b.topic;
}
