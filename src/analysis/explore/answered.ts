import { type ReadonlySignal, signal } from '@preact/signals';
import { textValues } from '../../db/arrow/text-values';
import type { ArrowResult, Database } from '../../db/types';
import type { Interval } from '../../domain/statistics/bootstrap';
import { askAgain } from '../ask-again';
import { type Answer, exploreSql, type Question } from './explore-sql';
import { createIntervalWorker, loadCounts } from './intervals';
import { canResample, type Members, resamplingOf, statisticOf, unitsSql } from './units-sql';

/** The answer to one question, cell by cell. */
export interface Answered {
  readonly question: Question;
  readonly sql: string;
  readonly rows: readonly Answer[];
  readonly milliseconds: number;
  cell(row: string, column: string): Answer | undefined;
}

export interface ExploreStatus {
  readonly running: boolean;
  readonly error: Error | null;
}

export type Intervals =
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'computing' }
  | { readonly kind: 'known'; of(row: string, column: string): Interval | null };

export interface Explore {
  /** The latest answer; while the next is computed, the one to the previous question. */
  readonly answered: ReadonlySignal<Answered | null>;
  readonly status: ReadonlySignal<ExploreStatus>;
  readonly intervals: ReadonlySignal<Intervals>;
  /** Asks a question, cancelling the one before. Never rejects. */
  ask(question: Question, members: Members, models: readonly string[]): Promise<void>;
  dispose(): void;
}

/** @internal exported for tests: the statement's rows, under the explorer's names */
export function answersOf(question: Question, rows: readonly object[]): Answer[] {
  return rows.map((row) => {
    const get = (name: string) => Reflect.get(row, name);
    return {
      row: get(question.rows) as string,
      column: get(question.columns) as string,
      value: get(question.measure) as number | null,
      known: get('known') as number,
      tp: get('tp') as number,
      fp: get('fp') as number,
      fn: get('fn') as number,
      tn: get('tn') as number,
    };
  });
}

/** The same from Arrow's columns, without making thousands of row objects first. */
function answersIn({ rows, columns, measure }: Question, table: ArrowResult['table']): Answer[] {
  const texts = (name: string): string[] => {
    const column = table.getChild(name);
    return column ? textValues(column) : [];
  };
  const array = (name: string): ArrayLike<unknown> => table.getChild(name)?.toArray() ?? [];
  const [row, column] = [texts(rows), texts(columns)];
  const values = table.getChild(measure);
  const value = array(measure) as ArrayLike<number>;
  const [known, tp, fp, fn, tn] = ['known', 'tp', 'fp', 'fn', 'tn'].map(
    (name) => array(name) as ArrayLike<number>,
  );
  const hasValue = (index: number) => !values || values.nullCount === 0 || values.isValid(index);
  return Array.from({ length: table.numRows }, (_, index) => ({
    row: row[index] ?? '',
    column: column[index] ?? '',
    value: hasValue(index) ? (value[index] ?? null) : null,
    known: known?.[index] ?? 0,
    tp: tp?.[index] ?? 0,
    fp: fp?.[index] ?? 0,
    fn: fn?.[index] ?? 0,
    tn: tn?.[index] ?? 0,
  }));
}

const NOTHING_TO_DRAW = 'Each cell is one scenario: there is nothing to resample, so it has no interval.';
const TOO_MANY = 'This table has too many cells for intervals; choose coarser rows or columns.';
/** With more groups than this, their intervals would take minutes. */
const MOST_GROUPS = 2500;

/** The explorer's table: one query per question, and then the intervals. */
export function createExplore(database: Database): Explore {
  const answered = signal<Answered | null>(null);
  const status = signal<ExploreStatus>({ running: false, error: null });
  const intervals = signal<Intervals>({ kind: 'computing' });
  const worker = createIntervalWorker();
  let controller: AbortController | null = null;

  async function askIntervals(
    question: Question,
    members: Members,
    models: readonly string[],
    abort: AbortSignal,
  ): Promise<void> {
    if (!canResample(question)) {
      intervals.value = { kind: 'none', reason: NOTHING_TO_DRAW };
      return;
    }
    if (members.rows.length * members.columns.length > MOST_GROUPS) {
      intervals.value = { kind: 'none', reason: TOO_MANY };
      return;
    }
    intervals.value = { kind: 'computing' };
    try {
      const counts = await loadCounts(database, unitsSql(question, members, models), abort);
      const drawing = { statistic: statisticOf(question), resampling: resamplingOf(question) };
      const found = await worker.call('intervals', { counts, ...drawing }, { signal: abort });
      if (abort.aborted) return;
      const rows = new Map(members.rows.map((id, index) => [id, index]));
      const columns = new Map(members.columns.map((id, index) => [id, index]));
      intervals.value = {
        kind: 'known',
        of: (row, column) =>
          found.get((rows.get(row) ?? -1) * members.columns.length + (columns.get(column) ?? -1)) ?? null,
      };
    } catch (error) {
      if (abort.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      intervals.value = { kind: 'none', reason: `The intervals could not be computed: ${reason}` };
    }
  }

  return {
    answered,
    status,
    intervals,
    async ask(question, members, models) {
      controller?.abort();
      const own = new AbortController();
      controller = own;
      status.value = { running: true, error: null };
      const sql = exploreSql(question);
      try {
        const { table, milliseconds } = await askAgain(() =>
          database.queryArrow(sql, { signal: own.signal }),
        );
        if (own.signal.aborted) return;
        const answers = answersIn(question, table);
        const byRow = new Map<string, Map<string, Answer>>();
        for (const answer of answers) {
          const row = byRow.get(answer.row) ?? new Map<string, Answer>();
          byRow.set(answer.row, row.set(answer.column, answer));
        }
        answered.value = {
          question,
          sql,
          rows: answers,
          milliseconds,
          cell: (row, column) => byRow.get(row)?.get(column),
        };
        status.value = { running: false, error: null };
      } catch (error) {
        if (own.signal.aborted) return;
        status.value = { running: false, error: error instanceof Error ? error : new Error(String(error)) };
        return;
      }
      await askIntervals(question, members, models, own.signal);
    },
    dispose() {
      controller?.abort();
      worker.dispose();
    },
  };
}
