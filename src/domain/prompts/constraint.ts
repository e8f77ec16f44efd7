import { SCHWARTZ_VALUES } from '../schwartz-values';
import type { Task1Form, Task2Form } from './templates';

/** What an answer must look like, for engines that can hold a model to it. */
export interface Constraint {
  /** The same in the grammar notation that llama.cpp (GBNF) and XGrammar (EBNF) share; its start is `root`. */
  readonly grammar: string;
  /** As a JSON schema, for engines that take no grammar. It does not bound white space. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Most tokens that a complete answer needs: one per character. */
  readonly letters: number;
}

const RATING = { type: 'integer', enum: [1, 2, 3, 4] } as const;
const CHOICE = { type: 'string', enum: ['Option 1', 'Option 2'] } as const;
const EXPLANATION_LETTERS = 240;

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function objectSchema(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

function allRatings(): Constraint {
  const names = SCHWARTZ_VALUES.map(({ value }) => value);
  const parts = names.map((name, index) => `${quoted(`${index === 0 ? '{' : ', '}"${name}": `)} rating`);
  return {
    grammar: `root ::= ${parts.join(' ')} "}"\nrating ::= [1-4]`,
    schema: objectSchema(Object.fromEntries(names.map((name) => [name, RATING]))),
    letters: names.reduce((sum, name) => sum + name.length + 7, 2),
  };
}

const ALL_RATINGS = allRatings();

const ONE_RATING: Constraint = {
  grammar: `root ::= ${quoted('{"rating": ')} [1-4] "}"`,
  schema: objectSchema({ rating: RATING }),
  letters: 13,
};

const CHOICE_GRAMMAR = `${quoted('"choice": "Option ')} [12] ${quoted('"}')}`;

const PLAIN_CHOICE: Constraint = {
  grammar: `root ::= "{" ${CHOICE_GRAMMAR}`,
  schema: objectSchema({ choice: CHOICE }),
  letters: 24,
};

const NUMBERED_CHOICE: Constraint = {
  grammar: 'root ::= [12]',
  schema: { type: 'integer', enum: [1, 2] },
  letters: 1,
};

const EXPLAINED_CHOICE: Constraint = {
  grammar:
    `root ::= ${quoted('{"explanation": "')} letter{1,${EXPLANATION_LETTERS}} ${quoted('", ')} ${CHOICE_GRAMMAR}\n` +
    'letter ::= [^"\\\\\\x00-\\x1f]',
  schema: objectSchema({ explanation: { type: 'string', maxLength: EXPLANATION_LETTERS }, choice: CHOICE }),
  letters: EXPLANATION_LETTERS + 44,
};

export function task1Constraint(form: Task1Form): Constraint {
  return form === 'paper' ? ALL_RATINGS : ONE_RATING;
}

export function task2Constraint(asksExplanation: boolean, form: Task2Form = 'paper'): Constraint {
  if (form === 'quick') return NUMBERED_CHOICE;
  return asksExplanation ? EXPLAINED_CHOICE : PLAIN_CHOICE;
}
