import { readAs } from '../../domain/runs/read-as';
import { itemKey } from '../../domain/runs/run-plan';
import type { RunSession } from '../../state/runs/run-session';
import './last-answers.css';

const SHOWN = 5;

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
