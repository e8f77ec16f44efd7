import type { ActionPair, RunItem, RunPlan } from '../runs/run-plan';
import { SCHWARTZ_VALUES } from '../schwartz-values';
import { VALUE_GLOSSES } from '../value-glosses';
import { type Constraint, task1Constraint, task2Constraint } from './constraint';
import { fillTemplate, standardTemplate, type TemplateId, templateId } from './templates';
import { task1Variant, task2Variant } from './variants';

export interface Prompt {
  readonly text: string;
  readonly constraint: Constraint;
  /** Answers whose probabilities the engine should give, where one digit is asked for. */
  readonly digits: readonly string[];
}

function valueLine(value: string, framing: 'claim' | 'portrait'): string {
  const gloss = VALUE_GLOSSES[value] ?? '';
  return framing === 'claim' ? `${value}: ${gloss}.` : `${value}: this person cares about ${gloss}.`;
}

function template(plan: RunPlan, id: TemplateId): string {
  return plan.customTemplates[id] ?? standardTemplate(id);
}

/**
 * The text of one prompt.
 *
 * @param pair the two actions; needed for Task 2
 * @throws TypeError for a Task 2 item without its actions
 */
export function promptOf(plan: RunPlan, item: RunItem, pair: ActionPair | null): Prompt {
  const { country, topic, value, variant } = item;
  if (item.task === 1) {
    const form = value === null ? 'paper' : 'single';
    const { framing } = task1Variant(variant);
    const asked = value === null ? SCHWARTZ_VALUES.map((entry) => entry.value) : [value];
    const values = asked.map((name) => valueLine(name, framing)).join('\n');
    return {
      text: fillTemplate(template(plan, templateId(1, variant, form)), { country, topic, values }),
      constraint: task1Constraint(form),
      digits: form === 'single' ? ['1', '2', '3', '4'] : [],
    };
  }
  if (!pair || value === null) throw new TypeError('A Task 2 prompt needs a value and its two actions');
  const { optionsReversed, asksExplanation } = task2Variant(variant);
  const form = plan.task2?.form;
  const [option1, option2] = optionsReversed
    ? [pair.positive, pair.negative]
    : [pair.negative, pair.positive];
  return {
    text: fillTemplate(template(plan, templateId(2, variant, form)), {
      country,
      topic,
      value,
      option1,
      option2,
    }),
    constraint: task2Constraint(asksExplanation, form),
    digits: form === 'quick' ? ['1', '2'] : [],
  };
}
