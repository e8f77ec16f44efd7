import type { ComponentChildren } from 'preact';
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
