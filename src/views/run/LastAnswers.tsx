import { itemKey } from '../../domain/runs/run-plan';
import type { RunAnswer } from '../../domain/runs/run-record';
import type { RunSession } from '../../state/runs/run-session';
import './last-answers.css';

const SHOWN = 5;

function readAs({ task, choice, ratings, outcome, error, value, probabilities }: RunAnswer): string {
  if (outcome === 'failed') return `no answer: ${error}`;
  if (outcome === 'no pair') return 'VIA has no pair of actions here: not asked';
  const spread = probabilities ? `, probabilities ${probabilities.map((p) => p.toFixed(2)).join(' ')}` : '';
  if (task === 2) return choice ? `read as ${choice}${spread}` : 'could not be read';
  const count = Object.keys(ratings).length;
  if (value === null) return count > 0 ? `${count} of 56 ratings read` : 'could not be read';
  return count > 0 ? `read as ${ratings[value]}${spread}` : 'could not be read';
}

/** The last answers as received, and what was read from them. */
export function LastAnswers({ session }: { session: RunSession }) {
  session.version.value;
  const last = [...session.answers.values()].slice(-SHOWN).reverse();
  return (
    <details class="run-more more" open={session.phase.value.kind === 'running'}>
      <summary class="small">The last answers</summary>
      <ol class="run-answers">
        {last.map((answer) => (
          <li key={itemKey(answer)}>
            <span class="run-muted">
              Task {answer.task}, {answer.country}, {answer.topic}
              {answer.value ? `, ${answer.value}` : ''}, variant {answer.variant}
              {answer.repeat ? ', asked again' : ''}: {readAs(answer)}
              {answer.attempts > 1 ? ` (attempt ${answer.attempts})` : ''}
            </span>
            {answer.raw && <pre tabIndex={0}>{answer.raw.slice(0, 2000)}</pre>}
          </li>
        ))}
      </ol>
    </details>
  );
}
