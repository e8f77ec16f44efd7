/** Questions that any working model answers, asked after loading: some GPUs silently compute wrong results. */

import { withoutThoughts } from '../domain/answers/thoughts';
import type { Constraint } from '../domain/prompts/constraint';
import { type AskOptions, ask } from './ask';
import type { Engine } from './engine';

interface CanaryQuestion {
  readonly prompt: string;
  readonly answers: readonly string[];
  readonly right: string;
}

const QUESTIONS: readonly CanaryQuestion[] = [
  {
    prompt: 'Repeat this word and say nothing else: apple',
    answers: ['apple', 'river', 'stone'],
    right: 'apple',
  },
  {
    prompt: 'What is the capital of France? Reply with one word.',
    answers: ['Paris', 'Tokyo', 'Lima'],
    right: 'Paris',
  },
  { prompt: 'How much is 2 + 2? Reply with one digit.', answers: ['7', '4', '9'], right: '4' },
  {
    prompt: 'What colour is the sky on a clear day? Reply with one word.',
    answers: ['green', 'pink', 'blue'],
    right: 'blue',
  },
];

/** A guessing model seldom gets this many right (11 %), a working one nearly always. */
const NEEDED = 3;
/** An answer takes a few tokens; a model that thinks first takes more. */
const MAX_TOKENS = 256;

export interface CanaryResult {
  readonly passed: boolean;
  readonly right: number;
  readonly asked: number;
  /** The answers, for the reader to judge. */
  readonly replies: readonly { readonly prompt: string; readonly reply: string; readonly right: boolean }[];
  /** Measured on the questions after the first, which also warms the engine up; null where the engine does not say. */
  readonly speed: {
    readonly promptTokensPerSecond: number;
    readonly completionTokensPerSecond: number;
  } | null;
}

export interface CanaryProgress {
  readonly answered: number;
  readonly of: number;
}

function oneOf(answers: readonly string[]): Constraint {
  return {
    grammar: `root ::= ${answers.map((answer) => `"${answer}"`).join(' | ')}`,
    schema: { type: 'string', enum: answers },
    letters: Math.max(...answers.map(({ length }) => length)) + 2,
  };
}

/**
 * Asks the questions. Answers are constrained to the choices where the engine can do that, else searched for them.
 *
 * @throws as `Engine.complete`, after asking again where that may help
 */
export async function runCanary(
  engine: Engine,
  { onReply = () => {}, ...options }: AskOptions & { readonly onReply?: (progress: CanaryProgress) => void },
): Promise<CanaryResult> {
  const replies: CanaryResult['replies'][number][] = [];
  let [tokens, milliseconds] = [0, 0];
  onReply({ answered: 0, of: QUESTIONS.length });
  for (const [index, { prompt, answers, right }] of QUESTIONS.entries()) {
    const asked = await ask(
      engine,
      {
        prompt,
        maxTokens: MAX_TOKENS,
        temperature: 0,
        seed: 1,
        constraint: oneOf(answers),
        digits: [],
        about: null,
      },
      options,
    );
    if ('failure' in asked) throw asked.failure;
    const { usage } = asked.completion;
    const text = withoutThoughts(asked.completion.text);
    if (index > 0) {
      tokens += usage.promptTokens + usage.completionTokens;
      milliseconds += usage.milliseconds;
    }
    replies.push({ prompt, reply: text.trim(), right: text.toLowerCase().includes(right.toLowerCase()) });
    onReply({ answered: replies.length, of: QUESTIONS.length });
  }
  const right = replies.filter((reply) => reply.right).length;
  const rate = milliseconds > 0 && tokens > 0 ? (tokens * 1000) / milliseconds : null;
  return {
    passed: right >= NEEDED,
    right,
    asked: replies.length,
    replies,
    // The questions are too short to separate reading from writing: prompts are read several times faster.
    speed: rate === null ? null : { promptTokensPerSecond: rate, completionTokensPerSecond: rate },
  };
}
