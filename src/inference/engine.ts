/** What the runner knows about an engine. The contract is in the README beside this file. */
import type { Constraint } from '../domain/prompts/constraint';
import type { RunItem } from '../domain/runs/run-plan';
import type { AnswerUsage } from '../domain/runs/run-record';

export interface LoadProgress {
  readonly phase: 'checking' | 'downloading' | 'starting';
  /** Bytes so far and in total, while downloading; the total is null until the engine knows it. */
  readonly loadedBytes: number;
  readonly totalBytes: number | null;
  /** Share of the download that is there, from 0 to 1, where only that is known. */
  readonly part?: number;
  /** One short line for the reader. */
  readonly text: string;
}

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadProgress) => void;
}

/** What an engine learned about the model by loading it. */
export interface LoadedModel {
  readonly engineVersion: string;
  /** GPU adapter or number of threads, in words. */
  readonly device: string;
  /** Facts that were not known before; absent ones stay as planned. */
  readonly label?: string;
  readonly revision?: string;
  readonly quantisation?: string;
  /** Settings that loading has decided, which hold for the rest of the run. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface CompletionRequest {
  readonly prompt: string;
  readonly maxTokens: number;
  readonly temperature: number;
  readonly seed: number;
  readonly constraint: Constraint | null;
  /** Single digits whose probabilities are requested; empty for none. */
  readonly digits: readonly string[];
  /** What the prompt asks about, for an engine that plays back answers. Null for a canary question. */
  readonly about: RunItem | null;
}

export interface Completion {
  readonly text: string;
  /** `length`: cut off by `maxTokens`. */
  readonly finish: 'stop' | 'length';
  readonly usage: AnswerUsage;
  /** Probability of each requested digit at temperature 1, summing to 1; null where the engine cannot tell. */
  readonly probabilities: readonly number[] | null;
}

export interface Engine {
  /** How many requests may run at once. */
  readonly parallel: number;
  /**
   * Makes the engine ready. May be called again after `unload`, or after the engine died.
   *
   * @throws InferenceError, or a DOMException named AbortError
   */
  load(options: LoadOptions): Promise<LoadedModel>;
  /** @throws InferenceError, or a DOMException named AbortError; never leaves a call unsettled */
  complete(request: CompletionRequest, signal: AbortSignal): Promise<Completion>;
  /** Fields of the request that the model’s server refuses, so that it is asked without. */
  readonly leftOut?: () => readonly string[];
  /** Frees everything; calls still waiting are rejected. Never rejects. */
  unload(): Promise<void>;
}
