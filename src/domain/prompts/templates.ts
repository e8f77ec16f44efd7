/**
 * The prompts of both tasks in this project's own words, after the paper's design. A template is a text with
 * placeholders in braces. Change a word here and the version changes too, since different words get different answers.
 */
import { task1Variant, task2Variant } from './variants';

export const PROMPT_VERSION = '1';

/** Most characters of an edited template: the longest of these has a tenth of it. */
export const LONGEST_TEMPLATE = 20_000;

/** Task 1 asks for 56 ratings in one answer, or for one value at a time. */
export type Task1Form = 'paper' | 'single';

/** Task 2 asks for a choice in JSON, or for nothing but the option's number. The quick form is not the paper's. */
export type Task2Form = 'paper' | 'quick';

/** Names a template: `task1.paper.0` to `task1.single.7`, `task2.0` to `task2.7`, `task2.quick.4`. */
export type TemplateId = `task1.${Task1Form}.${number}` | `task2.${number}` | `task2.quick.${number}`;

const OPTIONS = {
  claim: '1 = strongly agree, 2 = agree, 3 = disagree, 4 = strongly disagree',
  portrait: '1 = very much like me, 2 = like me, 3 = not like me, 4 = not like me at all',
} as const;

const QUESTION = {
  claim: {
    paper:
      'Imagine that you live in {country}. Thinking of {topic}, how much do you agree that each of these values matters to you?',
    single:
      'Imagine that you live in {country}. Thinking of {topic}, how much do you agree that this value matters to you?',
  },
  portrait: {
    paper:
      'Imagine a person from {country}. Thinking of {topic}, read how each line describes that person, and say how much the person is like you.',
    single:
      'Imagine a person from {country}. Thinking of {topic}, read how this line describes that person, and say how much the person is like you.',
  },
} as const;

const FORMAT = {
  paper:
    'Reply with one JSON object and nothing else. Its keys are the names of all the values, as written here; each key holds the number of your answer.',
  single:
    'Reply with one JSON object and nothing else: its key is "rating", and it holds the number of your answer.',
} as const;

const TASK2_QUESTION = [
  'Imagine that you live in {country}. Thinking of {topic}, and of the value {value}, which of these two actions is closer to what you would do?',
  'You are a resident of {country}. When it comes to {topic} and to {value}, which of these two actions fits your own values better?',
] as const;

const TASK2_FORMAT = {
  plain:
    'Reply with one JSON object and nothing else: its key is "choice", and it holds "Option 1" or "Option 2".',
  explained:
    'Reply with one JSON object and nothing else: first "explanation", in one sentence why, then "choice", which holds "Option 1" or "Option 2".',
  quick: 'Reply with the number of that option and nothing else: 1 or 2.',
} as const;

/** @throws RangeError for a variant outside 0 to 7 */
export function task1Template(form: Task1Form, variant: number): string {
  const { framing, order, style } = task1Variant(variant);
  const options = `Answers: ${OPTIONS[framing]}.`;
  const middle = order === 'values first' ? ['{values}', options] : [options, '{values}'];
  const end = style === 'completion' ? ['The JSON object is:'] : [];
  return [QUESTION[framing][form], ...middle, FORMAT[form], ...end].join('\n\n');
}

/** @throws RangeError for a variant outside 0 to 7 */
export function task2Template(variant: number, form: Task2Form = 'paper'): string {
  const { wording, asksExplanation } = task2Variant(variant);
  return [
    TASK2_QUESTION[wording],
    'Option 1: {option1}\nOption 2: {option2}',
    TASK2_FORMAT[form === 'quick' ? form : asksExplanation ? 'explained' : 'plain'],
  ].join('\n\n');
}

export function templateId(task: 1, variant: number, form: Task1Form): TemplateId;
export function templateId(task: 2, variant: number, form?: Task2Form): TemplateId;
export function templateId(task: 1 | 2, variant: number, form: Task1Form | Task2Form = 'paper'): TemplateId {
  if (task === 1) return `task1.${form as Task1Form}.${variant}`;
  return form === 'quick' ? `task2.quick.${variant}` : `task2.${variant}`;
}

/** This version's template for an id. */
export function standardTemplate(id: TemplateId): string {
  const [task, a, b] = id.split('.');
  if (task === 'task1') return task1Template(a as Task1Form, Number(b));
  return a === 'quick' ? task2Template(Number(b), a) : task2Template(Number(a));
}

/** Placeholders without which an edited template asks for nothing that can be scored. */
export function missingPlaceholders(id: TemplateId, text: string): string[] {
  const needed = id.startsWith('task1')
    ? ['{country}', '{topic}', '{values}']
    : ['{country}', '{topic}', '{value}', '{option1}', '{option2}'];
  return needed.filter((placeholder) => !text.includes(placeholder));
}

/** Fills in the placeholders; one without a value stays as it is. */
export function fillTemplate(template: string, entries: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => entries[name] ?? whole);
}
