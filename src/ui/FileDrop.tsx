import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import './file-drop.css';

interface Props {
  /** What to choose, as the label of the file input. */
  readonly label: string;
  /** As in a file input's `accept`. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children?: ComponentChildren;
}

/** Files dropped beside their place must not replace the page: a browser opens what is dropped. */
function useMissedDrops(): void {
  useEffect(() => {
    const keep = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    window.addEventListener('dragover', keep);
    window.addEventListener('drop', keep);
    return () => {
      window.removeEventListener('dragover', keep);
      window.removeEventListener('drop', keep);
    };
  }, []);
}

/** A place to drop or choose files. */
export function FileDrop({ label, accept, multiple = false, onFiles, children }: Props) {
  const input = useId();
  const [over, setOver] = useState(false);
  useMissedDrops();
  const take = (files: FileList | null | undefined) => {
    const chosen = [...(files ?? [])];
    if (chosen.length > 0) onFiles(multiple ? chosen : chosen.slice(0, 1));
  };
  return (
    <div
      role="group"
      aria-label={label}
      class={`file-drop${over ? ' is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <label class="button" for={input}>
        {label}
      </label>
      <input
        id={input}
        class="visually-hidden"
        type="file"
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.currentTarget.files);
          // So that the same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <span class="muted">{children}</span>
    </div>
  );
}
