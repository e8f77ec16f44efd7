import { NO_SEED } from '../../analysis/sampling-text';
import { isQuick } from '../../domain/runs/run-plan';
import { isSeedless } from '../../domain/runs/run-record';
import { progressOf } from '../../domain/runs/run-rows';
import type { Target } from '../../domain/statistics/group-intervals';
import type { RunSession } from '../../state/runs/run-session';
import { DeleteRun } from './DeleteRun';
import { LastAnswers } from './LastAnswers';
import { LiveHeat } from './LiveHeat';
import { planText } from './plan-text';
import { RunControls } from './RunControls';
import { RunProblems } from './RunProblems';
import { RunProgress } from './RunProgress';
import { RunRecordCard } from './RunRecordCard';
import { RunResult } from './RunResult';
import './session-page.css';

/** One run: what it is doing, what it found, how it was made. */
export function SessionPage({ session, target }: { session: RunSession; target: Target }) {
  const record = session.record.value;
  const answered = session.version.value >= 0 && session.answers.size > 0;
  const partial = answered && progressOf(record, [...session.answers.values()]) < 1;
  const resting = ['paused', 'finished', 'failed'].includes(session.phase.value.kind);
  return (
    <>
      <p class="run-crumb small">
        <a href="#/run">All runs</a>
      </p>
      <h1>
        {record.measured.label} <span class="run-badge">{record.origin}</span>
        {isSeedless(record) && <span class="run-badge">{NO_SEED}</span>}
        {isQuick(record.plan) && <span class="run-badge">quick form</span>}
        {partial && <span class="run-badge">partial</span>}
      </h1>
      <p class="run-muted">{planText(record.plan)}</p>
      <RunControls session={session} />
      <RunProgress session={session} />
      {answered && resting && <RunResult session={session} target={target} />}
      {answered && <LiveHeat session={session} />}
      {answered && <LastAnswers session={session} />}
      {answered && <RunProblems session={session} />}
      <RunRecordCard session={session} />
      <section class="small" aria-label="Delete">
        <DeleteRun session={session} />
      </section>
    </>
  );
}
