/**
 * Runs a plan, answer by answer: prompt, answer, score, keep. Knows the engine and the store only by their interfaces.
 * What has an outcome in the store is not asked again.
 */

import { scoreAnswer } from '../domain/answers/score-answer';
import { promptOf } from '../domain/prompts/prompt-of';
import { itemKey, itemSeed, type PairLookup, type RunItem, type RunPlan } from '../domain/runs/run-plan';
import type { RunAnswer } from '../domain/runs/run-record';
import { type AskOptions, ask } from './ask';
import type { CompletionRequest, Engine } from './engine';
import { InferenceError } from './errors';
import { type AnswerStore, WriteBehind } from './write-behind';

export interface RunnerOptions extends AskOptions {
  readonly run: string;
  readonly plan: RunPlan;
  readonly items: readonly RunItem[];
  readonly pairOf: PairLookup;
  readonly engine: Engine;
  readonly store: AnswerStore;
  /** Existing answers, by item key. Leave failed ones out to ask them again. */
  readonly known: ReadonlyMap<string, RunAnswer>;
  readonly onAnswer: (answer: RunAnswer) => void;
  /** Asked before each prompt: whether what there is will do, and the rest is left. */
  readonly enough?: () => boolean;
  /** Storage refused, or works again (null). Meanwhile the run continues in memory. */
  readonly onStorage: (error: Error | null) => void;
}

/** The run stops after this many prompts in a row without an answer: the engine, not the prompt, is at fault. */
const FAILURES_IN_A_ROW = 3;
/** Room for an answer that no constraint bounds. */
const UNCONSTRAINED_TOKENS = 1024;

/** @returns an upper bound on the tokens of an answer */
function tokensFor(request: { readonly letters: number }): number {
  return Math.max(UNCONSTRAINED_TOKENS, request.letters + 64);
}

function blank(run: string, item: RunItem): Omit<RunAnswer, 'outcome'> {
  return {
    run,
    ...item,
    raw: '',
    ratings: {},
    choice: null,
    problems: [],
    refused: false,
    probabilities: null,
    usage: null,
    attempts: 0,
    error: null,
    at: new Date().toISOString(),
  };
}

/**
 * Asks everything that has no outcome yet.
 *
 * @returns when every item has an outcome, or `enough` says so
 * @throws a DOMException named AbortError when the signal aborts (all answers so far are kept), or the InferenceError
 *   that stopped the run: one that the reader must act on, no engine left to ask, or three prompts in a row without
 *   an answer
 */
export async function runItems(options: RunnerOptions): Promise<void> {
  const { items, known, engine, onAnswer } = options;
  /** What stops one of several parallel loops stops all of them. */
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const writer = new WriteBehind(options.store, options.onStorage);
  const left = items.filter((item) => !known.has(itemKey(item))).values();
  let failures = 0;
  const work = async () => {
    for (const item of left) {
      signal.throwIfAborted();
      if (options.enough?.()) return;
      const answer = await answerItem({ ...options, signal }, item);
      failures = answer.outcome === 'failed' ? failures + 1 : 0;
      await writer.add(answer);
      onAnswer(answer);
      if (failures >= FAILURES_IN_A_ROW)
        throw new InferenceError(
          'server failed',
          `${FAILURES_IN_A_ROW} prompts in a row got no answer. The last: ${answer.error} The run is paused; retry when the engine answers again.`,
        );
    }
  };
  const failed: unknown[] = [];
  const asker = () =>
    work().catch((error: unknown) => {
      failed.push(error);
      stop.abort();
    });
  await Promise.all(Array.from({ length: engine.parallel }, asker));
  await writer.done();
  if (failed.length > 0) throw failed[0];
}

async function answerItem(options: RunnerOptions, item: RunItem): Promise<RunAnswer> {
  const { run, plan, engine } = options;
  const pair = item.value === null ? null : (options.pairOf(item.country, item.topic, item.value) ?? null);
  if (item.task === 2 && !pair) return { ...blank(run, item), outcome: 'no pair' };
  const { text, constraint, digits } = promptOf(plan, item, pair);
  const request: CompletionRequest = {
    prompt: text,
    constraint,
    digits,
    maxTokens: tokensFor(constraint),
    temperature: plan.temperature,
    seed: itemSeed(plan.seed, item),
    about: item,
  };
  const asked = await ask(engine, request, options);
  const { attempts } = asked;
  if ('failure' in asked)
    return { ...blank(run, item), outcome: 'failed', attempts, error: asked.failure.message };
  const { text: raw, usage, probabilities } = asked.completion;
  const scored = scoreAnswer(item, raw);
  return {
    ...blank(run, item),
    outcome: 'answered',
    raw,
    ...scored,
    // Of a choice that could not be read it is not known where it was made.
    probabilities: item.task === 2 && scored.choice === null ? null : probabilities,
    usage,
    attempts,
  };
}
