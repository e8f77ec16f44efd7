import { useEffect, useRef, useState } from 'preact/hooks';
import { OWN_MEANING, RELATIONS } from '../../sql/catalog';
import type { SqlPage } from '../../state/sql/sql-page';
import type { EditorHandle, EditorProblem } from './editor/mount-editor';
import './editor-pane.css';

interface Props {
  readonly page: SqlPage;
  readonly problem: EditorProblem | null;
  readonly onRun: (what: 'statement' | 'all') => void;
  readonly onFormat: () => void;
  /** Called once the editor is there. */
  readonly handle: { current: EditorHandle | null };
}

function nameable(page: SqlPage) {
  const own = page.database.workbench.objects.value
    .filter(({ kind }) => kind === 'table' || kind === 'view')
    .map(({ name, kind, columns }) => ({
      name,
      kind: kind as 'table' | 'view',
      meaning: OWN_MEANING,
      columns: columns.map((column) => ({ ...column, meaning: '' })),
    }));
  return { relations: [...own, ...RELATIONS], functions: page.functions.value };
}

/** The editor of the active tab; a plain text field until CodeMirror is there, and where it cannot be loaded. */
export function EditorPane({ page, problem, onRun, onFormat, handle }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const callbacks = useRef({ onRun, onFormat });
  callbacks.current = { onRun, onFormat };
  const tab = page.tabs.active();
  const changed = `${tab.id} ${tab.text}`;

  useEffect(() => {
    let editor: EditorHandle | null = null;
    let gone = false;
    import('./editor/mount-editor')
      .then(({ mountEditor }) => {
        if (gone || !host.current) return;
        editor = mountEditor(host.current, {
          label: 'SQL',
          nameable: () => nameable(page),
          onChange: (id, text) => {
            if (page.tabs.tabs.value.find((own) => own.id === id)?.text !== text) page.tabs.setText(id, text);
          },
          onRun: (what) => callbacks.current.onRun(what),
          onFormat: () => callbacks.current.onFormat(),
        });
        handle.current = editor;
        const { id, text } = page.tabs.active();
        editor.show(id, text);
        setState('ready');
        page.loadFunctions();
      })
      .catch(() => setState('failed'));
    return () => {
      gone = true;
      handle.current = null;
      editor?.destroy();
    };
  }, [page, handle]);

  useEffect(() => {
    if (state !== 'ready') return;
    void changed;
    // The current text: the reader may have typed more since this was rendered.
    const { id, text } = page.tabs.active();
    handle.current?.show(id, text);
  }, [state, changed, page, handle]);
  useEffect(() => {
    if (state === 'ready') handle.current?.mark(problem);
  }, [state, problem, handle]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun(event.shiftKey ? 'all' : 'statement');
  };
  return (
    <div class="editor-pane">
      <div class="editor-host" ref={host} hidden={state !== 'ready'} />
      {state !== 'ready' && (
        <textarea
          class="editor-plain"
          aria-label="SQL"
          spellcheck={false}
          value={tab.text}
          onInput={(event) => page.tabs.setText(tab.id, event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
      {state === 'failed' && (
        <p class="editor-note" role="status">
          The editor could not be loaded; this plain field does the same. Reload the page to try again.
        </p>
      )}
    </div>
  );
}
