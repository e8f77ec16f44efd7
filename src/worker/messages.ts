import type { EncodedError } from './errors';

/** What a worker's call may do besides returning its result. */
export interface Call {
  progress(done: number, of: number): void;
  /** Moves these with the result instead of copying them. */
  handOver(...parts: Transferable[]): void;
}

/** The calls that a worker answers, by name: each takes one input. */
export type Calls = Readonly<Record<string, (input: never, call: Call) => unknown>>;

export interface Request {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

export type Answer = { readonly id: number } & (
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: EncodedError }
);
