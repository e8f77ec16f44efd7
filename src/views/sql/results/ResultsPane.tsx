import { useRef, useState } from 'preact/hooks';
import { formatCount } from '../../../domain/text/figures';
import type { SqlRun, StatementOutcome } from '../../../state/sql/runs';
import type { SqlPage } from '../../../state/sql/sql-page';
import { ProblemNotice } from './ProblemNotice';
import { ResultView, summaryOf, type ViewName } from './ResultView';
import './results.css';

interface Props {
  readonly page: SqlPage;
  readonly run: SqlRun;
  readonly text: string;
  readonly view: ViewName;
  readonly onView: (view: ViewName) => void;
  readonly onGo: () => void;
  readonly onReplace: () => void;
  readonly onRunWithoutLimit: () => void;
  readonly chartOf: (outcome: StatementOutcome) => preact.ComponentChildren;
  readonly actionsOf: (outcome: StatementOutcome) => preact.ComponentChildren;
}

function placeIn(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 34 ? `${line.slice(0, 34)}…` : line;
}

/** The run whose results are shown: while another one has none yet, the one before it. One pane serves one tab. */
function useShownRun(run: SqlRun): SqlRun {
  const before = useRef(run);
  if (run.status !== 'running' || run.outcomes.length > 0) before.current = run;
  return run.status === 'running' && before.current.outcomes.length > 0 ? before.current : run;
}

/**
 * What the last run of a tab gave: its results, and why it stopped if it did. While the next one runs, the results stay
 * and are dimmed.
 */
export function ResultsPane(props: Props) {
  const running = props.run.status === 'running';
  const run = useShownRun(props.run);
  const [chosen, setChosen] = useState<{ run: SqlRun['started']; index: number } | null>(null);
  const last = run.outcomes.length - 1;
  const index = Math.min(last, chosen?.run === run.started ? chosen.index : last);
  const outcome = run.outcomes[index];
  if (run.status === 'idle')
    return (
      <p class="sql-idle muted">
        Results appear here as a table, as column statistics, or as a chart. For a start, see{' '}
        <strong>Questions</strong> beside the tables.
      </p>
    );
  return (
    <section
      class={run === props.run ? 'sql-results' : 'sql-results is-stale'}
      aria-label="Results"
      data-run={props.run.started}
      aria-busy={running}
    >
      {run.problem && (
        <ProblemNotice
          problem={run.problem}
          place={run.problem.range && placeIn(props.text, run.problem.range.from)}
          onGo={props.onGo}
          onReplace={props.onReplace}
          onRunWithoutLimit={props.onRunWithoutLimit}
        />
      )}
      {run.problem && run.statements.length > 1 && (
        <p class="sql-empty">
          This was statement {formatCount(run.outcomes.length + 1)} of {formatCount(run.statements.length)}.
          {run.outcomes.length > 0 && ' The statements before it ran.'}
          {run.outcomes.length + 1 < run.statements.length && ' The statements after it did not run.'}
        </p>
      )}
      {run.outcomes.length > 1 && (
        <ol class="sql-result-list" aria-label="Results of the statements">
          {run.outcomes.map((own, place) => (
            <li key={own.statement.start}>
              <button
                type="button"
                aria-pressed={place === index}
                onClick={() => setChosen({ run: run.started, index: place })}
              >
                <code>{firstWords(own.statement.text)}</code>
                <span>{summaryOf(own)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {outcome && (
        <ResultView
          key={`${run.started} ${index}`}
          page={props.page}
          outcome={outcome}
          view={props.view}
          onView={props.onView}
          chart={props.chartOf(outcome)}
          actions={props.actionsOf(outcome)}
        />
      )}
    </section>
  );
}
