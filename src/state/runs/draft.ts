/** What the reader is about to run, and how it becomes a run. */
import { signal } from '@preact/signals';
import type { Task1Form, TemplateId } from '../../domain/prompts/templates';
import {
  BOTH_ORDERS,
  PUBLISHED_TASK1_VARIANTS,
  PUBLISHED_TASK2_VARIANTS,
  QUICK_ORDERS,
} from '../../domain/prompts/variants';
import type { RunPlan } from '../../domain/runs/run-plan';
import { seededRandom, shuffled } from '../../domain/statistics/random';
import type { EngineDraft } from '../../inference/engine-meta';
import { type EngineDrafts, type EngineKind, engineMeta, INITIAL_DRAFTS } from '../../inference/engines';
import { useServices } from '../services';
import type { RunChoice } from './local-runs';

export interface RunDraft extends EngineDrafts {
  readonly engine: EngineKind;
  readonly countries: readonly string[];
  readonly topics: readonly string[];
  readonly task1: boolean;
  readonly form: Task1Form;
  readonly task1Variants: readonly number[];
  readonly task2: boolean;
  /** Whether Task 2 is asked in the quick form. A replay has answers to the paper's alone. */
  readonly quick: boolean;
  /** Null until the reader chooses: then as `task2VariantsOf` says. */
  readonly task2Variants: readonly number[] | null;
  /** Half the width of the interval at which it stops; null asks everything. */
  readonly stopWithin: number | null;
  /** Share of the prompts to ask twice. */
  readonly repeats: number;
  readonly seed: number;
  readonly temperature: number;
  readonly customTemplates: RunPlan['customTemplates'];
}

/** Starts small: with the one scenario that has actions in every copy of the site. */
const SMALL: RunDraft = {
  engine: 'webllm',
  ...INITIAL_DRAFTS,
  countries: ['Nigeria'],
  topics: ['Health and Health Care'],
  task1: true,
  form: 'paper',
  task1Variants: PUBLISHED_TASK1_VARIANTS,
  task2: true,
  quick: false,
  task2Variants: null,
  stopWithin: null,
  repeats: 0,
  seed: 1,
  temperature: 0.2,
  customTemplates: {},
};

export function createDraft() {
  const draft = signal<RunDraft>(SMALL);
  return {
    draft,
    change(part: Partial<RunDraft>): void {
      draft.value = { ...draft.value, ...part };
    },
  };
}

/** The draft, which outlives the page, and how to change it. */
export const useDraft = () => useServices().once(createDraft);

const replays = ({ engine }: Pick<RunDraft, 'engine'>) => engineMeta(engine).origin === 'replay';

/** Whether Task 2 is asked in the quick form: a model must be there to ask. */
export const isQuickDraft = (from: Pick<RunDraft, 'engine' | 'quick'>): boolean =>
  from.quick && !replays(from);

/** Both orders of the options, if the reader did not choose; in a replay the one order for which there are answers. */
export function task2VariantsOf(
  from: Pick<RunDraft, 'engine' | 'quick' | 'task2Variants'>,
): readonly number[] {
  if (isQuickDraft(from)) return QUICK_ORDERS;
  return from.task2Variants ?? (replays(from) ? PUBLISHED_TASK2_VARIANTS : BOTH_ORDERS);
}

/** With fewer scenarios there is nothing to save. */
const ENOUGH_TO_STOP = 20;

/** Whether a run could stop early: it needs a rate in each of many scenarios. */
export function canStop({ task1, task2, countries, topics }: RunDraft): boolean {
  return task1 && task2 && countries.length * topics.length >= ENOUGH_TO_STOP;
}

export function planOf(from: RunDraft): RunPlan {
  const sorted = from.countries.flatMap((country) => from.topics.map((topic) => ({ country, topic })));
  const used = (id: string) => {
    const [task, form] = id.split('.');
    if (task === 'task1') return from.task1 && form === from.form;
    return from.task2 && (form === 'quick') === isQuickDraft(from);
  };
  return {
    scenarios: shuffled(sorted, seededRandom(from.seed)),
    task1: from.task1 ? { variants: from.task1Variants, form: from.form } : null,
    task2: from.task2
      ? { variants: task2VariantsOf(from), ...(isQuickDraft(from) ? { form: 'quick' } : {}) }
      : null,
    order: 'random',
    ...(canStop(from) && from.stopWithin !== null ? { stop: { within: from.stopWithin } } : {}),
    ...(from.repeats > 0 && !replays(from) ? { repeats: from.repeats } : {}),
    seed: from.seed,
    temperature: from.temperature,
    customTemplates: Object.fromEntries(
      Object.entries(from.customTemplates).filter(([id]) => used(id)),
    ) as Partial<Record<TemplateId, string>>,
  };
}

/** What is still missing before the run can start, in sentences; empty when it can. */
export function missing(from: RunDraft, scenariosWithActions: number): string[] {
  const problems = engineMeta(from.engine).missing(from[from.engine]);
  if (from.countries.length === 0 || from.topics.length === 0) problems.push('Choose a country and a topic.');
  if (!from.task1 && !from.task2) problems.push('Choose a task.');
  if (from.task1 && from.task1Variants.length === 0) problems.push('Choose a prompt variant of Task 1.');
  if (from.task2 && task2VariantsOf(from).length === 0) problems.push('Choose a prompt variant of Task 2.');
  if (!from.task1 && from.task2 && scenariosWithActions === 0 && !replays(from))
    problems.push(
      'None of these scenarios has actions in this copy of the site, and Task 2 asks about actions.',
    );
  if (
    canStop(from) &&
    from.stopWithin !== null &&
    scenariosWithActions < from.countries.length * from.topics.length &&
    !replays(from)
  )
    problems.push('To stop early, all scenarios need actions: load the VIA release, or ask everything.');
  if (!Number.isInteger(from.seed)) problems.push('The seed must be a whole number.');
  if (!(from.temperature >= 0 && from.temperature <= 2)) problems.push('The temperature must be 0 to 2.');
  return problems;
}

export function choiceOf(from: RunDraft): RunChoice {
  const meta = engineMeta(from.engine);
  const own: EngineDraft = from[from.engine];
  return {
    engine: { kind: from.engine, version: '', settings: meta.settings(own) },
    measured: meta.measured(own),
    plan: planOf(from),
    files: Object.values(own).find((field) => Array.isArray(field)) ?? [],
  };
}
