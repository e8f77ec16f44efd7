import { SourceError } from '../../readers/source-error';
import type { WorkerMessage } from './worker-messages';

type Post<Result> = (message: WorkerMessage<Result>, transfer?: Transferable[]) => void;

/** Makes a worker's `onmessage`: runs the work, and always answers, with its result or its error. */
export function answering<Request, Result>(
  work: (
    request: Request,
    progress: (done: number, of: number) => void,
  ) => Promise<{ result: Result; transfer: Transferable[] }> | { result: Result; transfer: Transferable[] },
  post: Post<Result>,
): (event: { data: Request }) => Promise<void> {
  return async ({ data }) => {
    try {
      const { result, transfer } = await work(data, (done, of) => post({ kind: 'progress', done, of }));
      post({ kind: 'done', result }, transfer);
    } catch (error) {
      const source =
        error instanceof SourceError ? { file: error.file, row: error.row, problem: error.problem } : null;
      post({ kind: 'failed', message: error instanceof Error ? error.message : String(error), source });
    }
  };
}
