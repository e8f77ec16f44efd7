import type { SourceError } from '../../readers/source-error';

/** What a worker that does one piece of work says: how far it is, then what came of it. */
export type WorkerMessage<Result> =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly message: string; readonly source: FailedSource | null };

/** A SourceError across the border: an Error would lose its fields. */
export type FailedSource = Pick<SourceError, 'file' | 'row' | 'problem'>;
