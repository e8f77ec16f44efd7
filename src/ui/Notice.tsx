import type { ComponentChildren } from 'preact';
import { useAttempts } from '../state/attempts';
import { Button } from './Button';
import './notice.css';

interface Props {
  readonly kind: 'info' | 'warning' | 'error';
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** A message in the page: what happened, and a way on. */
export function Notice({ kind, title, children }: Props) {
  return (
    <div class={`notice is-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <p class="notice-title">{title}</p>
      {children}
    </div>
  );
}

interface ErrorProps {
  readonly title: string;
  readonly error: Error | null;
  /** Whether its view follows `useAttempts`: a button then tries what failed again. */
  readonly again?: boolean;
  readonly children?: ComponentChildren;
}

/** Says that something failed and why; nothing where it did not. */
export function ErrorNotice({ title, error, again = false, children }: ErrorProps) {
  if (!error) return null;
  return (
    <Notice kind="error" title={title}>
      <p>{error.message}</p>
      {again && <TryAgain />}
      {children}
    </Notice>
  );
}

function TryAgain() {
  const attempts = useAttempts();
  return (
    <p>
      <Button onClick={attempts.again}>Try again</Button>
    </p>
  );
}
