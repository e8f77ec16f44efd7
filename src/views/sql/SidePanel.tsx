import { useState } from 'preact/hooks';
import type { Notebook, Question } from '../../sql/cookbook';
import type { SqlPage } from '../../state/sql/sql-page';
import { CookbookPanel } from './CookbookPanel';
import { FileButton } from './DropZone';
import { HistoryPanel } from './HistoryPanel';
import { AddressField } from './import/AddressField';
import { SchemaPanel } from './SchemaPanel';
import './side-panel.css';

interface Props {
  readonly page: SqlPage;
  readonly onInsert: (text: string) => void;
  /** Opens a query and runs it. */
  readonly onAsk: (sql: string, name?: string) => void;
  readonly onQuestion: (question: Question) => void;
  readonly onNotebook: (notebook: Notebook) => void;
  readonly onFiles: (files: readonly File[]) => void;
  /** Opens a query. */
  readonly onOpen: (sql: string) => void;
}

const PANELS = ['Tables', 'Questions', 'History'] as const;

/** Beside the editor: the tables, worked questions, the history. */
export function SidePanel(props: Props) {
  const [shown, setShown] = useState<(typeof PANELS)[number]>('Tables');
  return (
    <aside class="sql-side" aria-label="Tables, questions and history">
      <div class="sql-side-tabs" role="group" aria-label="Panel">
        {PANELS.map((name) => (
          <button key={name} type="button" aria-pressed={shown === name} onClick={() => setShown(name)}>
            {name}
          </button>
        ))}
      </div>
      <div class="sql-side-body">
        {shown === 'Tables' && (
          <SchemaPanel page={props.page} onInsert={props.onInsert} onAsk={props.onAsk}>
            <FileButton onFiles={props.onFiles} />
            <AddressField onFile={(file) => props.onFiles([file])} />
          </SchemaPanel>
        )}
        {shown === 'Questions' && <CookbookPanel onAsk={props.onQuestion} onNotebook={props.onNotebook} />}
        {shown === 'History' && <HistoryPanel page={props.page} onOpen={props.onOpen} />}
      </div>
    </aside>
  );
}
