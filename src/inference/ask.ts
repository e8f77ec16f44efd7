import type { Completion, CompletionRequest, Engine } from './engine';
import { asInferenceError, InferenceError, isAbort } from './errors';
import { pause } from './pause';

export interface AskOptions {
  readonly signal: AbortSignal;
  /** Called before the engine is reloaded. */
  readonly onReload: (error: InferenceError) => void;
  /** Waits between attempts, in milliseconds. */
  readonly waits?: readonly number[];
}

const WAITS = [500, 2000, 5000];
/** A server that asks for more is not waited for any longer. */
const LONGEST_WAIT_MS = 120_000;

/** Nobody asked for it: browsers say so when they take the GPU away. */
function unasked(error: Error): Error {
  if (!isAbort(error)) return error;
  return new InferenceError(
    'device lost',
    'The engine broke off in the middle of an answer, usually because the browser took the GPU away. The model is reloaded.',
    { cause: error },
  );
}

export type Asked =
  | { readonly completion: Completion; readonly attempts: number }
  | { readonly failure: InferenceError; readonly attempts: number };

/**
 * Asks until an answer comes, again after a wait, with the engine reloaded where that may help.
 *
 * @returns the completion, or why none came
 * @throws an AbortError; or the InferenceError that every further request would meet: one that the reader must act
 *   on, or no engine left to ask
 */
export async function ask(engine: Engine, request: CompletionRequest, options: AskOptions): Promise<Asked> {
  const { signal, onReload, waits = WAITS } = options;
  for (let attempts = 1; ; attempts++) {
    try {
      return { completion: await engine.complete(request, signal), attempts };
    } catch (thrown) {
      signal.throwIfAborted();
      const error = unasked(asInferenceError(thrown));
      const wait = waits[attempts - 1];
      if (!(error instanceof InferenceError) || error.recovery === 'no') throw error;
      if (wait === undefined && error.kind === 'network') throw error;
      if (wait === undefined) return { failure: error, attempts };
      await pause(Math.min(LONGEST_WAIT_MS, Math.max(wait, error.waitMs ?? 0)), signal);
      if (error.recovery === 'reload') {
        onReload(error);
        await engine.unload();
        await engine.load({ signal, onProgress: () => {} });
      }
    }
  }
}
