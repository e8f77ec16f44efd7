/** Reads a Task 2 answer: which of two options a model chose, as models really write it. Nothing is guessed. */
import { readJsonObject } from './json-object';
import { normalizeName } from './names';

export type Task2Cause =
  | 'no choice'
  | 'both options named'
  | 'choice is neither option'
  | 'contradictory choices';

export type Task2Answer = { readonly option: 1 | 2 } | { readonly cause: Task2Cause };

const CHOICE_KEYS = new Set([
  'choice',
  'action',
  'selected',
  'selection',
  'selected option',
  'option',
  'answer',
  'chosen',
]);

/** `Option 1`, `option_2.`, `1`, `"A"`, or a sentence that names one option alone. */
function optionIn(text: string): 1 | 2 | Task2Cause {
  const normal = normalizeName(text);
  const exact = /^(?:the )?(?:(?:option|action|choice|answer) )?(?:is )?(1|2|a|b|one|two)$/.exec(normal);
  if (exact) return ['1', 'a', 'one'].includes(exact[1] ?? '') ? 1 : 2;
  const named = new Set(
    [...normal.matchAll(/\b(?:option|action|choice) (1|2|one|two)\b/g)].map(([, digit]) =>
      digit === '1' || digit === 'one' ? 1 : 2,
    ),
  );
  if (named.size > 1) return 'both options named';
  const [only] = named;
  if (only) return only as 1 | 2;
  return normal === '' ? 'no choice' : 'choice is neither option';
}

function choicesOf(object: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(object).flatMap(([key, entry]) => {
    if (!CHOICE_KEYS.has(normalizeName(key))) return [];
    return typeof entry === 'string' || typeof entry === 'number' ? [String(entry)] : [];
  });
}

/** @param answer the model's raw answer to one Task 2 prompt */
export function readTask2Answer(answer: string): Task2Answer {
  const reading = readJsonObject(answer);
  const stated = 'object' in reading ? choicesOf(reading.object) : [];
  if (stated.length === 0) {
    if ('object' in reading) return { cause: 'no choice' };
    const option = optionIn(answer);
    if (typeof option === 'number') return { option };
    return { cause: option === 'choice is neither option' ? 'no choice' : option };
  }
  const options = stated.map(optionIn);
  const fault = options.find((option) => typeof option === 'string');
  if (fault) return { cause: fault };
  const distinct = new Set(options as (1 | 2)[]);
  const [option] = distinct;
  return distinct.size === 1 && option ? { option } : { cause: 'contradictory choices' };
}
