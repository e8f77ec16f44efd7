import { Upload } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import './drop-zone.css';

interface Props {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ComponentChildren;
}

/** Accepts files dropped anywhere on its content. */
export function DropZone({ onFiles, children }: Props) {
  const [over, setOver] = useState(false);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  return (
    <div
      class="drop-zone"
      role="group"
      aria-label="SQL workbench"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      {children}
      {over && (
        <p class="drop-zone-hint">
          Drop a CSV, Parquet or Arrow file to make a table of it. It stays in this browser.
        </p>
      )}
    </div>
  );
}

/** The same by choosing files. */
export function FileButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  return (
    <label class="link-button file-button">
      <Upload size={14} aria-hidden="true" /> Add a file (CSV, Parquet, Arrow, DuckDB)
      <input
        type="file"
        class="visually-hidden"
        multiple
        accept=".csv,.tsv,.txt,.parquet,.arrow,.arrows,.feather,.ipc,.duckdb,.db,.sql"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
