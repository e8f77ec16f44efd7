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

/** Says that something failed and why; nothing where it did not. */
export function ErrorNotice(props: { title: string; error: Error | null; children?: ComponentChildren }) {
  if (!props.error) return null;
  return (
    <Notice kind="error" title={props.title}>
      <p>{props.error.message}</p>
      {props.children}
    </Notice>
  );
}
