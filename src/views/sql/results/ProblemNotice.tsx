import type { SqlProblem } from '../../../state/sql/problem';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/Notice';

interface Props {
  readonly problem: SqlProblem;
  /** Its line and column, counted from 1; null without a position. */
  readonly place: { readonly line: number; readonly column: number } | null;
  readonly onGo: () => void;
  readonly onReplace: () => void;
  readonly onRunWithoutLimit: () => void;
}

/** Why there is no answer, where it went wrong, and what to do. */
export function ProblemNotice({ problem, place, onGo, onReplace, onRunWithoutLimit }: Props) {
  const { kind, title, text, suggestion, replacement } = problem;
  return (
    <Notice kind={kind === 'cancelled' ? 'info' : kind === 'time' ? 'warning' : 'error'} title={title}>
      <p class="sql-problem-text">{text}</p>
      {suggestion && <p class="sql-problem-text">{suggestion}</p>}
      {(place || replacement || kind === 'time') && (
        <p class="buttons">
          {replacement && <Button onClick={onReplace}>Replace with {replacement}</Button>}
          {place && (
            <Button onClick={onGo}>
              Go to line {place.line}, column {place.column}
            </Button>
          )}
          {kind === 'time' && <Button onClick={onRunWithoutLimit}>Run without limit</Button>}
        </p>
      )}
    </Notice>
  );
}
