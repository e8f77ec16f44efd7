import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ScriptResult, Workbench } from '../../db/types';
import type { Statement } from '../../sql/statements';
import type { SqlHistory } from './history';
import { explainProblem, nothingToRun, type SqlProblem, TimeLimitError } from './problem';

/** What one statement gave. */
export interface StatementOutcome extends ScriptResult {
  readonly statement: Statement;
  /** For a result that was not read in full: how many rows it has, as far as is known. */
  readonly total: number | 'counting' | null;
}

/** The last run of a tab. */
export interface SqlRun {
  readonly status: 'idle' | 'running' | 'done' | 'failed';
  readonly statements: readonly Statement[];
  readonly outcomes: readonly StatementOutcome[];
  readonly problem: SqlProblem | null;
  /** `performance.now()` at its start. */
  readonly started: number;
  readonly milliseconds: number;
}

export interface RunRequest {
  /** The part of the tab's text to run. */
  readonly text: string;
  readonly statements: readonly Statement[];
  /** Seconds; null for no limit. */
  readonly seconds: number | null;
  readonly maxRows: number;
  /** Set for a link made by someone else: it may only read. */
  readonly readOnly?: boolean;
}

export interface SqlRuns {
  of(tab: string): ReadonlySignal<SqlRun>;
  /** The tab whose run is in progress. */
  readonly running: ReadonlySignal<string | null>;
  /** Runs a tab's text, cancelling any earlier run in any tab. Never rejects. */
  start(tab: string, request: RunRequest): Promise<void>;
  cancel(): void;
  /** Cancels a closed tab's run and drops its results. */
  forget(tab: string): void;
}

const IDLE: SqlRun = {
  status: 'idle',
  statements: [],
  outcomes: [],
  problem: null,
  started: 0,
  milliseconds: 0,
};

/** How often results are shown while a run is in progress. What it replaces stays until then too. */
const SHOW_MS = 100;

/** After this, counting the rest of a result is given up. */
const COUNT_MS = 10_000;

/** @param functions names of DuckDB's functions, as far as they are known by now */
export function createRuns(
  workbench: Workbench,
  history: SqlHistory,
  functions: () => readonly string[],
): SqlRuns {
  const runs = new Map<string, Signal<SqlRun>>();
  const latest = new WeakMap<Signal<SqlRun>, number>();
  const running = signal<string | null>(null);
  let controller: AbortController | null = null;
  let counting: { readonly run: Signal<SqlRun>; readonly controller: AbortController } | null = null;
  const of = (tab: string) => {
    let run = runs.get(tab);
    if (!run) {
      run = signal(IDLE);
      runs.set(tab, run);
    }
    return run;
  };

  /** Counts the rows of results that were not read in full, one after another, in the background. */
  async function countRest(run: Signal<SqlRun>): Promise<void> {
    const { started } = run.value;
    const own = new AbortController();
    counting = { run, controller: own };
    const say = (index: number, total: StatementOutcome['total']) => {
      if (run.value.started !== started) return;
      const outcomes = run.value.outcomes.map((outcome, at) =>
        // A limit can be reached by the very last row.
        at === index ? { ...outcome, total, truncated: total !== outcome.result.rowCount } : outcome,
      );
      run.value = { ...run.value, outcomes };
    };
    for (const [index, { truncated, wrote, statement }] of run.value.outcomes.entries()) {
      if (!truncated || wrote) continue;
      say(index, 'counting');
      const timer = setTimeout(() => own.abort(), COUNT_MS);
      let total: number | null = null;
      await workbench
        .run([`SELECT count(*) FROM (${statement.text}\n)`], {
          signal: own.signal,
          maxRows: 1,
          readOnly: true,
          onResult: (_, { result }) => {
            total = Number(result.value(0, 0));
          },
        })
        // Without a count the reader is no worse off.
        .catch(() => {});
      clearTimeout(timer);
      say(index, total);
    }
  }

  async function start(tab: string, request: RunRequest): Promise<void> {
    controller?.abort();
    counting?.controller.abort();
    const own = new AbortController();
    controller = own;
    const run = of(tab);
    const { statements, seconds } = request;
    const started = performance.now();
    latest.set(run, started);
    const isLatest = () => latest.get(run) === started;
    let current = 0;
    if (statements.length === 0) {
      controller = null;
      running.value = null;
      run.value = { ...IDLE, status: 'failed', started, problem: nothingToRun(request.text) };
      return;
    }
    const empty: SqlRun = { ...IDLE, status: 'running', statements, started };
    const before = run.value;
    const replaces = before.status === 'done' || before.status === 'failed';
    run.value = replaces ? { ...before, status: 'running' } : empty;
    running.value = tab;
    const clearing = setTimeout(() => {
      if (isLatest() && run.value.started !== started) run.value = empty;
    }, SHOW_MS);
    const timer =
      seconds === null ? null : setTimeout(() => own.abort(new TimeLimitError(seconds)), seconds * 1000);
    const outcomes: StatementOutcome[] = [];
    let shown = started;
    /** Not after each of thousands of statements: the page would spend more time drawing than running. */
    const show = () => {
      if (!isLatest() || performance.now() - shown < SHOW_MS) return;
      run.value = { ...empty, outcomes: [...outcomes] };
      shown = performance.now();
    };
    const finish = (problem: SqlProblem | null) => {
      clearTimeout(clearing);
      // Another run of this tab has begun.
      if (!isLatest()) return;
      const milliseconds = performance.now() - started;
      run.value = { ...empty, outcomes, status: problem ? 'failed' : 'done', problem, milliseconds };
      const rows = outcomes.at(-1)?.result.rowCount ?? null;
      const outcome = problem ? (problem.kind === 'cancelled' ? 'cancelled' : 'failed') : 'done';
      history.add({ at: Date.now(), sql: request.text, outcome, rows, milliseconds });
    };
    try {
      await workbench.run(
        statements.map(({ text }) => text),
        {
          signal: own.signal,
          maxRows: request.maxRows,
          readOnly: request.readOnly ?? false,
          onStart: (index) => {
            current = index;
          },
          onResult: (index, result) => {
            const statement = statements[index];
            if (!statement || own.signal.aborted) return;
            outcomes.push({ ...result, statement, total: null });
            show();
          },
        },
      );
      finish(null);
      if (!own.signal.aborted) void countRest(run);
    } catch (thrown) {
      const error =
        thrown instanceof Error || thrown instanceof DOMException ? thrown : new Error(String(thrown));
      const statement = statements[current] ?? { text: request.text, start: 0 };
      finish(
        explainProblem(
          error as Error,
          statement,
          { own: workbench.objects.value, functions: functions() },
          request.readOnly,
        ),
      );
    } finally {
      if (timer !== null) clearTimeout(timer);
      if (controller === own) {
        controller = null;
        running.value = null;
      }
    }
  }

  return {
    of,
    running,
    start,
    cancel() {
      controller?.abort();
      counting?.controller.abort();
    },
    forget(tab) {
      if (running.value === tab) controller?.abort();
      if (counting?.run === runs.get(tab)) counting?.controller.abort();
      runs.delete(tab);
    },
  };
}
