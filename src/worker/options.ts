import type { ErrorClasses } from './errors';

export interface BridgeOptions {
  /** Classes of the errors that calls are known to fail with; other errors arrive as plain ones with their name. */
  readonly errors?: ErrorClasses;
  /** The worker's name in the error if it fails. */
  readonly who?: string;
  /** That error's message. */
  readonly failed?: (why: string) => string;
  /** How long a worker waits for the next call before it is ended. */
  readonly idleMs?: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Moved to the worker instead of being copied. */
  readonly transfer?: Transferable[];
  readonly onProgress?: (done: number, of: number) => void;
}
