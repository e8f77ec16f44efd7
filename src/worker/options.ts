import type { ErrorClasses } from './errors';

export interface BridgeOptions {
  /** Classes of the errors that calls are known to fail with; other errors arrive as plain ones of their name. */
  readonly errors?: ErrorClasses;
  /** What the worker is called in the error of one that fails. */
  readonly who?: string;
  /** The message of that error. */
  readonly failed?: (why: string) => string;
  /** How long a worker waits for the next call before it is ended. */
  readonly idleMs?: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Moved to the worker in place of being copied. */
  readonly transfer?: Transferable[];
  readonly onProgress?: (done: number, of: number) => void;
}
