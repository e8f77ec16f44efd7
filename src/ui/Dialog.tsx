import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './Button';
import './dialog.css';

interface Props {
  readonly title: string;
  readonly class?: string;
  /** It has closed: the focus is back where it was. */
  readonly onClose?: () => void;
  /** The reader wants to leave a dialog that has buttons of its own; it stays open until it is taken away. */
  readonly onCancel?: () => void;
  readonly children: ComponentChildren;
}

/** A modal dialog, open while it is there. */
export function Dialog({ title, class: className = '', onClose, onCancel, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${className}`.trim()}
      aria-labelledby={id}
      onClose={onClose}
      onCancel={(event) => {
        if (!onCancel) return;
        event.preventDefault();
        onCancel();
      }}
    >
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        {!onCancel && <Button onClick={() => dialog.current?.close()}>Close</Button>}
      </div>
      {children}
    </dialog>
  );
}
