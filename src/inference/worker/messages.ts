import type { EncodedError } from '../../worker/errors';
import type { Completion, CompletionRequest, LoadedModel, LoadProgress } from '../engine';

/** What the page sends to an engine's worker. Each engine has its own `setup`. */
export type ToWorker<Setup> =
  | { readonly type: 'load'; readonly call: number; readonly setup: Setup }
  | { readonly type: 'complete'; readonly call: number; readonly request: CompletionRequest }
  | { readonly type: 'abort'; readonly call: number };

/** What the worker sends back. `alive` comes first: the worker holds the lock that shows when it is gone. */
export type FromWorker =
  | { readonly type: 'alive' }
  | { readonly type: 'progress'; readonly call: number; readonly progress: LoadProgress }
  | { readonly type: 'loaded'; readonly call: number; readonly model: LoadedModel }
  | { readonly type: 'completed'; readonly call: number; readonly completion: Completion }
  | { readonly type: 'failed'; readonly call: number; readonly error: EncodedError }
  /** The engine is no longer usable; says why. */
  | { readonly type: 'died'; readonly error: EncodedError };
