import type { RunPlan } from '../../domain/runs/run-plan';
import { formatPercent } from '../../domain/text/figures';

function variants(count: number): string {
  return `${count} prompt variant${count === 1 ? '' : 's'}`;
}

/** A plan in a sentence: `Nigeria / Religion. Task 1 as the paper, 8 prompt variants. Task 2, 1 prompt variant.` */
export function planText({ scenarios, task1, task2, repeats }: RunPlan): string {
  const [first] = scenarios;
  const where =
    scenarios.length === 1 && first ? `${first.country} / ${first.topic}` : `${scenarios.length} scenarios`;
  const form = task1?.form === 'paper' ? 'as the paper' : 'one value at a time';
  return [
    where,
    ...(task1 ? [`Task 1 ${form}, ${variants(task1.variants.length)}`] : []),
    ...(task2
      ? [
          `Task 2${task2.form === 'quick' ? ' in a quick form, not the paper’s' : ''}, ${variants(task2.variants.length)}`,
        ]
      : []),
    ...(repeats ? [`${formatPercent(repeats)} of the prompts asked again`] : []),
  ]
    .map((part) => `${part}.`)
    .join(' ');
}
