import { type ReadonlySignal, signal } from '@preact/signals';
import type { ColumnsResult, Database } from '../../db/types';
import { Recent } from '../../domain/recent';
import type { Drawing, DrawnInterval, Target } from '../../domain/statistics/group-intervals';
import type { ListedModel } from '../listed-model';
import { MEASURES } from '../measures';
import { type Answer, exploreSql, type Question } from './explore-sql';
import type { ExploreState } from './explore-state';
import { drawingsOf } from './interval-words';
import { createIntervalWorker, loadCounts } from './intervals';
import type { IntervalCalls } from './intervals.worker';
import { memberIds } from './members';
import { type Members, statisticOf, unitsSql } from './units-sql';

/** The answer to one question, cell by cell. */
export interface Answered {
  readonly question: Question;
  readonly sql: string;
  readonly rows: readonly Answer[];
  cell(row: string, column: string): Answer | undefined;
}

export interface ExploreStatus {
  readonly running: boolean;
  readonly error: Error | null;
}

export type Intervals =
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'computing' }
  | {
      readonly kind: 'known';
      /** How they are made, the commonest way first. */
      readonly drawings: readonly Drawing[];
      of(row: string, column: string): DrawnInterval | null;
    };

interface Asked {
  readonly question: Question;
  readonly members: Members;
  readonly models: readonly string[];
  readonly target: Target;
}

/** What a state of the explorer asks, of these models. */
export function questionOf(state: ExploreState, listed: readonly ListedModel[]): Asked {
  const { measure, rows, columns, filters, positive, target } = state;
  return {
    target,
    question: { measure, rows, columns, filters, positive },
    members: { rows: memberIds(rows, state, listed), columns: memberIds(columns, state, listed) },
    models: listed.map(({ model }) => model),
  };
}

export interface Explore {
  /** The latest answer; while the next is computed, the one to the previous question. */
  readonly answered: ReadonlySignal<Answered | null>;
  readonly status: ReadonlySignal<ExploreStatus>;
  readonly intervals: ReadonlySignal<Intervals>;
  /** Asks a question, cancelling another one; one that was answered before is answered at once. Never rejects. */
  ask(asked: Asked): Promise<void>;
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
      beside: Object.fromEntries(
        MEASURES[question.measure].beside.map((name) => [name, get(name) as number | null]),
      ),
      known: get('known') as number,
      tp: get('tp') as number,
      fp: get('fp') as number,
      fn: get('fn') as number,
      tn: get('tn') as number,
    };
  });
}

const NOTHING: Answer['beside'] = {};

/** The same from columns, without making thousands of row objects first. */
function answersIn({ rows, columns, measure }: Question, { rowCount, column }: ColumnsResult): Answer[] {
  const [row, other] = [column(rows), column(columns)] as ArrayLike<string>[];
  const [value, known, tp, fp, fn, tn] = [measure, 'known', 'tp', 'fp', 'fn', 'tn'].map(column) as ArrayLike<
    number | null
  >[];
  const others = MEASURES[measure].beside.map((name) => [name, column(name)] as const);
  const besideAt = (index: number) =>
    others.length === 0
      ? NOTHING
      : Object.fromEntries(others.map(([name, own]) => [name, (own[index] as number | null) ?? null]));
  return Array.from({ length: rowCount }, (_, index) => ({
    row: row?.[index] ?? '',
    column: other?.[index] ?? '',
    value: value?.[index] ?? null,
    beside: besideAt(index),
    known: known?.[index] ?? 0,
    tp: tp?.[index] ?? 0,
    fp: fp?.[index] ?? 0,
    fn: fn?.[index] ?? 0,
    tn: tn?.[index] ?? 0,
  }));
}

/** An answer as the table reads it. */
function answeredBy(question: Question, sql: string, result: ColumnsResult): Answered {
  const rows = answersIn(question, result);
  const byRow = new Map<string, Map<string, Answer>>();
  for (const answer of rows) {
    const row = byRow.get(answer.row) ?? new Map<string, Answer>();
    byRow.set(answer.row, row.set(answer.column, answer));
  }
  return { question, sql, rows, cell: (row, column) => byRow.get(row)?.get(column) };
}

export const TOO_MANY = 'This table has too many cells for intervals; choose coarser rows or columns.';
// One object each: what is said again is not rendered again.
const TOO_MANY_CELLS: Intervals = { kind: 'none', reason: TOO_MANY };
const COMPUTING: Intervals = { kind: 'computing' };
const RUNNING: ExploreStatus = { running: true, error: null };
const AT_REST: ExploreStatus = { running: false, error: null };
/** With more groups than this, their intervals would take minutes. */
const MOST_GROUPS = 2500;
/** Answers that are kept: a filter that is taken back shows what was there before. */
const REMEMBERED = 12;

/** Calls `groupIntervals`, in a worker. */
export type FindIntervals = (
  task: Parameters<IntervalCalls['intervals']>[0],
  signal: AbortSignal,
) => Promise<ReturnType<IntervalCalls['intervals']>>;

/**
 * The explorer's table: one query per question, and then the intervals.
 *
 * @param find replaces the worker in Node
 */
export function createExplore(database: Database, find?: FindIntervals): Explore {
  const answered = signal<Answered | null>(null);
  const status = signal(AT_REST);
  const intervals = signal(COMPUTING);
  const worker = createIntervalWorker();
  const draw = find ?? ((task, abort) => worker.call('intervals', task, { signal: abort }));
  const answers = new Recent<Answered>(REMEMBERED);
  const drawn = new Recent<Intervals>(REMEMBERED);
  let controller: AbortController | null = null;
  /** Key of the question that is being answered. */
  let asking: string | null = null;

  async function findIntervals(
    { question, members, target }: Asked,
    sql: string,
    abort: AbortSignal,
  ): Promise<Intervals> {
    const statistic = statisticOf(question);
    const found = new Map(
      await database.computed(sql, `intervals, ${target}`, async () => {
        const counts = await loadCounts(database, sql, abort);
        return [...(await draw({ counts, statistic, target }, abort))];
      }),
    );
    const rows = new Map(members.rows.map((id, index) => [id, index]));
    const columns = new Map(members.columns.map((id, index) => [id, index]));
    return {
      kind: 'known',
      drawings: drawingsOf(found.values()),
      of: (row, column) =>
        found.get((rows.get(row) ?? -1) * members.columns.length + (columns.get(column) ?? -1)) ?? null,
    };
  }

  async function askIntervals(asked: Asked, changes: number, abort: AbortSignal): Promise<void> {
    const { question, members, models, target } = asked;
    if (members.rows.length * members.columns.length > MOST_GROUPS) {
      intervals.value = TOO_MANY_CELLS;
      return;
    }
    const sql = unitsSql(question, members, models);
    const key = `${changes} ${target} ${sql}`;
    const known = drawn.get(key);
    intervals.value = known ?? COMPUTING;
    if (known) return;
    try {
      const found = await findIntervals(asked, sql, abort);
      drawn.set(key, found);
      if (!abort.aborted) intervals.value = found;
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
    async ask(asked) {
      const { question } = asked;
      const sql = exploreSql(question);
      const changes = database.changesFor(sql);
      const key = JSON.stringify([asked, changes]);
      if (key === asking) return;
      controller?.abort();
      const own = new AbortController();
      controller = own;
      asking = key;
      let found = answers.get(`${changes} ${sql}`);
      status.value = found ? AT_REST : RUNNING;
      try {
        found ??= answeredBy(question, sql, await database.queryColumns(sql, { signal: own.signal }));
        // Two questions may be one statement: the default model, and the same model chosen.
        if (JSON.stringify(found.question) !== JSON.stringify(question)) found = { ...found, question };
        answers.set(`${changes} ${sql}`, found);
        if (own.signal.aborted) return;
        answered.value = found;
        status.value = AT_REST;
      } catch (error) {
        if (own.signal.aborted) return;
        asking = null;
        status.value = { running: false, error: error instanceof Error ? error : new Error(String(error)) };
        return;
      }
      await askIntervals(asked, changes, own.signal);
      if (!own.signal.aborted) asking = null;
    },
    dispose() {
      controller?.abort();
      worker.dispose();
    },
  };
}
