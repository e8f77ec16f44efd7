import type { Database } from '../../db/database';
import type { RunAnswer, RunRecord } from '../../domain/run-record';
import { runRows } from '../../domain/run-rows';

const sourceOf = (run: string): string => `run ${run}`;

/** Keeps the tables in step with runs: a run's rows are one source, replaced as a whole, one change at a time. */
export class RunTables {
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Pick<Database, 'tables'>,
    private readonly onChange: () => void,
  ) {}

  /** Resolves when the rows are in the tables. A run without an answer has none. */
  set(record: RunRecord, answers: readonly RunAnswer[]): Promise<void> {
    const snapshot = [...answers];
    return this.inTurn(async () => {
      const source = sourceOf(record.id);
      await this.database.tables.remove(source);
      if (snapshot.length === 0) return;
      const { models, task1_ratings, task2_choices } = runRows(record, snapshot);
      await this.database.tables.add(
        source,
        'task1_ratings',
        task1_ratings.map((row) => ({ ...row })),
      );
      await this.database.tables.add(
        source,
        'task2_choices',
        task2_choices.map((row) => ({ ...row })),
      );
      await this.database.tables.add(
        source,
        'models',
        models.map((row) => ({ ...row })),
      );
    });
  }

  remove(run: string): Promise<void> {
    return this.inTurn(() => this.database.tables.remove(sourceOf(run)));
  }

  /** Resolves when all changes so far are made. */
  settled(): Promise<void> {
    return this.last;
  }

  private inTurn(change: () => Promise<void>): Promise<void> {
    const turn = this.last.then(change).then(this.onChange);
    this.last = turn.catch(() => {});
    return turn;
  }
}
