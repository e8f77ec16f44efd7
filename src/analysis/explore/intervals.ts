import type { Database } from '../../db/database';
import type { Interval } from '../../domain/statistics/bootstrap';
import type { Difference, GroupedCounts, Resampling } from '../../domain/statistics/group-intervals';
import type { Statistic } from '../../domain/statistics/weighted-measure';
import { askAgain } from '../ask-again';
import type { DifferencesTask, IntervalAnswer, IntervalsTask } from './interval-messages';

type NewTask = Omit<IntervalsTask, 'id'> | Omit<DifferencesTask, 'id'>;

/** Runs the bootstrap in a worker of its own; one that is no longer wanted is ended. */
export class IntervalWorker {
  private worker: Worker | null = null;
  private ids = 0;
  private running = 0;

  private run(task: NewTask, signal: AbortSignal): Promise<IntervalAnswer> {
    signal.throwIfAborted();
    this.worker ??= new Worker(new URL('./intervals.worker.ts', import.meta.url), { type: 'module' });
    const worker = this.worker;
    const id = ++this.ids;
    this.running++;
    return new Promise<IntervalAnswer>((resolve, reject) => {
      const end = (settle: () => void) => {
        worker.removeEventListener('message', onMessage);
        worker.removeEventListener('error', onError);
        signal.removeEventListener('abort', onAbort);
        this.running--;
        settle();
      };
      const onMessage = ({ data }: MessageEvent<IntervalAnswer>) => {
        if (data.id !== id) return;
        end(() => (data.kind === 'error' ? reject(new Error(data.message)) : resolve(data)));
      };
      const onError = (event: ErrorEvent) => {
        this.forget(worker);
        end(() => reject(new Error(event.message || 'The worker for intervals failed')));
      };
      const onAbort = () => {
        // Computing cannot be interrupted; what others wait for goes on.
        if (this.running === 1) this.forget(worker);
        end(() => reject(signal.reason));
      };
      worker.addEventListener('message', onMessage);
      worker.addEventListener('error', onError);
      signal.addEventListener('abort', onAbort);
      worker.postMessage({ ...task, id });
    });
  }

  private forget(worker: Worker): void {
    worker.terminate();
    if (this.worker === worker) this.worker = null;
  }

  async intervals(
    counts: GroupedCounts,
    statistic: Statistic,
    resampling: Resampling,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<number, Interval | null>> {
    const answer = await this.run({ kind: 'intervals', counts, statistic, resampling }, signal);
    return answer.kind === 'intervals' ? answer.intervals : new Map();
  }

  async differences(
    task: Omit<DifferencesTask, 'id' | 'kind'>,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<number, Difference>> {
    const answer = await this.run({ kind: 'differences', ...task }, signal);
    return answer.kind === 'differences' ? answer.differences : new Map();
  }
}

const INTEGERS = ['group', 'model', 'country', 'topic', 'value'] as const;
const NUMBERS = ['tp', 'fp', 'fn', 'tn', 'sumX', 'sumY', 'n'] as const;

/** Runs a statement of `unitsSql` and takes its columns as arrays. */
export async function loadCounts(
  database: Database,
  sql: string,
  signal: AbortSignal,
): Promise<GroupedCounts> {
  const { table } = await askAgain(() => database.queryArrow(sql, { signal }));
  const column = (name: string): ArrayLike<number> => table.getChild(name)?.toArray() ?? [];
  const integers = Object.fromEntries(INTEGERS.map((name) => [name, Int32Array.from(column(name))]));
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, Float64Array.from(column(name))]));
  return { ...integers, ...numbers } as unknown as GroupedCounts;
}
