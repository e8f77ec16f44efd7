import { itemKey } from '../../domain/runs/run-plan';
import { formatCount } from '../../domain/text/figures';
import { formatDuration } from '../../state/runs/estimate';
import type { RunSession } from '../../state/runs/run-session';
import { runStats, timeLeft } from '../../state/runs/run-stats';

/** How far the run has got, how fast it is, and how long it will take. */
export function RunProgress({ session }: { session: RunSession }) {
  session.version.value;
  const { total, model, engine } = session.record.value;
  const stats = runStats(session.answers.values());
  const done = stats.answered + stats.noPair;
  const running = session.phase.value.kind === 'running';
  const left = running ? session.items.filter((item) => !session.answers.has(itemKey(item))) : [];
  const atOnce = Math.max(1, Number(engine.settings.parallel ?? 1));
  const engineTime = running ? timeLeft(session.answers.values(), left) : null;
  const remaining = engineTime === null ? null : engineTime / atOnce;
  return (
    <section aria-label="Progress">
      <progress value={done} max={Math.max(1, total)} aria-label="Prompts answered" />
      <p class="run-progress-line small">
        <strong data-testid="answered">{formatCount(done)}</strong> of {formatCount(total)} prompts
        {stats.failed > 0 && `, ${formatCount(stats.failed)} failed`}
        {stats.tokensPerSecond !== null && `, ${formatCount(stats.tokensPerSecond)} tokens/s`}
        {remaining !== null && remaining > 0 && `, ${formatDuration(remaining / 1000)} left`}
      </p>
      {running && done > 0 && (
        <p class="run-progress-line small">
          The answers so far already appear in every view, marked as partial:{' '}
          <a href={`#/explore?model=${encodeURIComponent(model)}`}>see it in the explorer</a>. The run
          continues in the background.
        </p>
      )}
    </section>
  );
}
