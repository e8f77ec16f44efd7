import type { AddedRow, Database } from '../../db/types';
import { itemKey } from '../../domain/runs/run-plan';
import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { modelRow, runRows } from '../../domain/runs/run-rows';

/** A run's answers have one owner; its row in `models`, which changes as it goes on, has another. */
const answersOf = (run: string): string => `run ${run}`;
const modelOf = (run: string): string => `run ${run} model`;

const plain = (rows: readonly object[]): AddedRow[] => rows.map((row) => ({ ...row }));

/** Keeps the tables in step with runs, one change at a time. */
export class RunTables {
  private last: Promise<void> = Promise.resolve();
  /** Answers of each run whose rows are in the tables, by item. */
  private readonly present = new Map<string, Set<string>>();

  constructor(
    private readonly database: Pick<Database, 'tables'>,
    private readonly onChange: () => void | Promise<void>,
  ) {}

  /** Gives a run exactly these answers. Resolves when the rows are in the tables; without answers there are none. */
  set(record: RunRecord, answers: readonly RunAnswer[]): Promise<void> {
    const snapshot = [...answers];
    return this.inTurn(async () => {
      await this.takeOut(record.id);
      await this.add(record, snapshot, snapshot);
    });
  }

  /** Adds what a run in progress has answered since; what is there already stays as it is. */
  grow(record: RunRecord, answers: readonly RunAnswer[]): Promise<void> {
    const snapshot = answers.filter(({ outcome }) => outcome !== 'failed');
    return this.inTurn(async () => {
      const present = this.present.get(record.id);
      const fresh = snapshot.filter((answer) => !present?.has(itemKey(answer)));
      if (fresh.length > 0) await this.add(record, snapshot, fresh);
    });
  }

  remove(run: string): Promise<void> {
    return this.inTurn(() => this.takeOut(run));
  }

  /** Resolves when all changes so far are made. */
  settled(): Promise<void> {
    return this.last;
  }

  private async add(
    record: RunRecord,
    all: readonly RunAnswer[],
    fresh: readonly RunAnswer[],
  ): Promise<void> {
    if (all.length === 0) return;
    const { tables } = this.database;
    const { task1_ratings, task2_choices } = runRows(record, fresh);
    const owner = answersOf(record.id);
    try {
      await tables.add(owner, 'task1_ratings', plain(task1_ratings));
      await tables.add(owner, 'task2_choices', plain(task2_choices));
      await tables.remove(modelOf(record.id));
      await tables.add(modelOf(record.id), 'models', plain([modelRow(record, all)]));
    } catch (error) {
      // No part of a run may stay without the others: the next change adds all of it again.
      await this.takeOut(record.id).catch(() => {});
      throw error;
    }
    const present = this.present.get(record.id) ?? new Set();
    for (const answer of fresh) present.add(itemKey(answer));
    this.present.set(record.id, present);
  }

  private async takeOut(run: string): Promise<void> {
    const { tables } = this.database;
    this.present.delete(run);
    await Promise.all([tables.remove(answersOf(run)), tables.remove(modelOf(run))]);
  }

  private inTurn(change: () => Promise<void>): Promise<void> {
    const turn = this.last.then(change).then(this.onChange);
    this.last = turn.catch(() => {});
    return turn;
  }
}
