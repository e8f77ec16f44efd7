/**
 * What a run's scenarios say so far about the alignment rate over all of its plan. They are asked in random order, so those
 * that are complete are a sample of all, whenever the run stops.
 */
import { casesOfAnswers } from '../answers/case-of-answers';
import { SCHWARTZ_VALUES } from '../schwartz-values';
import { ConfidenceSequence } from '../statistics/confidence-sequence';
import { alignmentRate, confusion } from '../statistics/measures';
import { itemKey, type RunPlan, scenarioKey } from './run-plan';
import type { RunAnswer, RunRecord } from './run-record';
import { runRows } from './run-rows';

/** Prompts of one scenario with both tasks. */
function promptsOf({ task1, task2 }: RunPlan): number {
  const values = SCHWARTZ_VALUES.length;
  return (
    (task1?.variants.length ?? 0) * (task1?.form === 'paper' ? 1 : values) +
    (task2?.variants.length ?? 0) * values
  );
}

export class RunSample {
  /** Of the mean of the scenarios' alignment rates; a scenario of which no case is known in both tasks is left out. */
  readonly sequence: ConfidenceSequence;
  private readonly waiting = new Map<string, Map<string, RunAnswer>>();
  private readonly prompts: number;
  private next = 0;

  private constructor(private readonly record: RunRecord) {
    this.sequence = new ConfidenceSequence(record.plan.scenarios.length);
    this.prompts = promptsOf(record.plan);
  }

  static of(record: RunRecord, answers: Iterable<RunAnswer>): RunSample {
    const sample = new RunSample(record);
    for (const answer of answers) sample.add(answer);
    return sample;
  }

  /** Takes an answer in; scenarios count in the order of the plan, each as soon as it and those before are complete. */
  add(answer: RunAnswer): void {
    if (answer.repeat) return;
    const key = scenarioKey(answer);
    const own = this.waiting.get(key) ?? new Map<string, RunAnswer>();
    this.waiting.set(key, own);
    own.set(itemKey(answer), answer);
    if (own.size === this.prompts) this.draw();
  }

  private draw(): void {
    const { scenarios } = this.record.plan;
    for (let scenario = scenarios[this.next]; scenario; scenario = scenarios[++this.next]) {
      const answers = this.waiting.get(scenarioKey(scenario));
      if (answers?.size !== this.prompts) return;
      const { task1_ratings, task2_choices } = runRows(this.record, [...answers.values()]);
      const cases = [...casesOfAnswers(task1_ratings, task2_choices).values()];
      if (cases.some(({ misaligned }) => misaligned !== null))
        this.sequence.add(alignmentRate(confusion(cases)));
      this.waiting.delete(scenarioKey(scenario));
    }
  }
}

/** Whether a plan's scenarios are drawn at random and have a rate each. */
export function isSampled({ order, task1, task2, scenarios }: RunPlan): boolean {
  return order === 'random' && task1 !== null && task2 !== null && scenarios.length > 1;
}
