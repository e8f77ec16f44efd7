/** What is kept about a run on the reader's machine: the record of how it was made, and its answers one by one. */

import type { AnswerProblem } from '../answers/score-answer';
import type { Polarity, Rating } from '../statistics/measures';
import type { RunItem, RunPlan } from './run-plan';

/** What was measured, and by which program. */
export interface RunModel {
  /** The maker's or the server's name for it, such as `SmolLM2-135M-Instruct-q0f16-MLC`. */
  readonly id: string;
  readonly label: string;
  readonly provider: string;
  /** Billions; null where unknown. */
  readonly parameters: number | null;
  readonly quantisation: string;
  /** Commit of the weights' repository, or a digest of the file's start; empty where the server gives none. */
  readonly revision: string;
  /** Where the weights came from: an address, a file's name, a server. */
  readonly source: string;
}

/** Sent with every prompt: no token is left out, and none is less likely for having been said. */
export const SAMPLING = { top_p: 1, frequency_penalty: 0, presence_penalty: 0 } as const;

/** What else some engines have: penalties as factors, and other ways to leave tokens out. All are off. */
export const MORE_SAMPLING = { repetition_penalty: 1, top_k: 0, min_p: 0 } as const;

export type Sampling = typeof SAMPLING & Partial<typeof MORE_SAMPLING>;

export type RunState = 'ready' | 'running' | 'paused' | 'finished';

export interface RunRecord {
  readonly id: string;
  /** Layout of this record, to read older ones. */
  readonly format: 1;
  /** Key in the tables. */
  readonly model: string;
  readonly origin: 'local' | 'replay' | 'imported';
  readonly measured: RunModel;
  readonly engine: {
    /** A key of `ENGINES` in `inference/engines.ts`, possibly in an older or later version of the site. */
    readonly kind: string;
    readonly version: string;
    /** What is needed to make the engine again: an address, a file's name. No secrets. */
    readonly settings: Readonly<Record<string, string>>;
  };
  /** GPU adapter, or the processor's threads. */
  readonly device: string;
  readonly plan: RunPlan;
  readonly promptVersion: string;
  /** SHA-256 of the data file that the actions were read from; `sample` marks this site's own scenario. */
  readonly dataset: { readonly origin: 'via' | 'sample' | 'stand-in'; readonly sha256: string };
  readonly siteVersion: string;
  readonly state: RunState;
  /** ISO 8601. */
  readonly created: string;
  readonly finished: string | null;
  /** Number of prompts in the plan, answered or not. */
  readonly total: number;
  /** After how many scenarios the plan's rule stopped it; absent where it did not. It may have gone on since. */
  readonly stoppedAfter?: number;
  /**
   * How tokens are drawn, besides the plan's temperature: what the engine was told. Absent in runs of the first
   * versions and with engines that take no such orders; what a later version adds is left to the engine in earlier runs.
   */
  readonly sampling?: Sampling;
  /** Fields of the request that the server refused, or that the engine has not; absent where there are none. */
  readonly leftOut?: readonly string[];
  /** Whether the engine failed the questions that any working model answers. Null where they were not asked. */
  readonly canaryFailed: boolean | null;
}

/** Whether the same run again may give other answers: its engine was asked without a seed. */
export function isSeedless({ leftOut = [] }: Pick<RunRecord, 'leftOut'>): boolean {
  return leftOut.includes('seed');
}

export interface AnswerUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Wall-clock time in the engine. */
  readonly milliseconds: number;
}

/** One prompt's outcome. */
export interface RunAnswer extends RunItem {
  readonly run: string;
  /** `answered`; `no pair`: VIA has no two actions for this case, nothing was asked; `failed`: no answer came. */
  readonly outcome: 'answered' | 'no pair' | 'failed';
  /** The answer as it came. */
  readonly raw: string;
  readonly ratings: Readonly<Record<string, Rating>>;
  readonly choice: Polarity | null;
  readonly problems: readonly AnswerProblem[];
  readonly refused: boolean;
  /** Probabilities of the ratings 1 to 4 or the options 1 and 2, where one was asked for and the engine gives them. */
  readonly probabilities: readonly number[] | null;
  readonly usage: AnswerUsage | null;
  /** How often it was asked before this outcome. */
  readonly attempts: number;
  /** Why no answer came, for `failed`. */
  readonly error: string | null;
  readonly at: string;
}
