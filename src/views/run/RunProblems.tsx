import { isUnread } from '../../analysis/run-trust';
import type { RunAnswer } from '../../domain/runs/run-record';
import { formatCount, formatPercent } from '../../domain/text/figures';
import type { RunSession } from '../../state/runs/run-session';
import { runStats } from '../../state/runs/run-stats';
import { Fact } from '../../ui/Fact';

function causes(answers: Iterable<RunAnswer>): { cause: string; unit: string; count: number }[] {
  const counts = new Map<string, { cause: string; unit: string; count: number }>();
  for (const answer of answers) {
    const whole = isUnread(answer);
    const list =
      answer.outcome === 'failed'
        ? [{ cause: answer.error ?? 'no answer', value: undefined }]
        : answer.problems;
    for (const { cause, value } of list) {
      const unit = value === undefined || whole ? 'answer' : 'rating';
      const known = counts.get(unit + cause) ?? { cause, unit, count: 0 };
      counts.set(unit + cause, { ...known, count: known.count + 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

/** What could not be read, what was refused and what failed: counted, never guessed. */
export function RunProblems({ session }: { session: RunSession }) {
  session.version.value;
  const stats = runStats(session.answers.values());
  const list = causes(session.answers.values());
  const seconds = stats.engineMilliseconds / 1000;
  return (
    <section aria-labelledby="run-problems">
      <h2 id="run-problems">How well it answered</h2>
      <dl class="run-facts small">
        <Fact name="Could not be read">
          {formatCount(stats.unreadAnswers)} of {formatCount(stats.answered)} answers
          {stats.answered > 0 && ` (${formatPercent(stats.unreadAnswers / stats.answered)})`}, and{' '}
          {formatCount(stats.unreadRatings)} single ratings
        </Fact>
        <Fact name="Refusals">{formatCount(stats.refused)}</Fact>
        <Fact name="Failed prompts">{formatCount(stats.failed)}</Fact>
        <Fact name="Speed">
          {stats.tokensPerSecond === null
            ? 'not measured'
            : `${formatCount(stats.tokensPerSecond)} tokens/s over ${formatCount(stats.tokens)} tokens, ${formatCount(seconds)} s in the engine`}
        </Fact>
      </dl>
      {list.length > 0 && (
        <ul class="run-points small">
          {list.slice(0, 8).map(({ cause, unit, count }) => (
            <li key={unit + cause}>
              {formatCount(count)} {unit}
              {count === 1 ? '' : 's'}: {cause}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
