/** The SQL editor, CodeMirror; loaded when the page is opened. */
import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { completionSource, type Nameable } from './complete';
import { DUCKDB } from './duckdb-dialect';
import { EDITOR_LOOK } from './theme';

export interface EditorOptions {
  readonly label: string;
  readonly nameable: () => Nameable;
  readonly onChange: (document: string, text: string) => void;
  /** Ctrl-Enter (Cmd-Enter): the selection, or else the statement at the cursor; with Shift, everything. */
  readonly onRun: (what: 'statement' | 'all') => void;
  readonly onFormat: () => void;
}

export interface EditorProblem {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface EditorHandle {
  /** Shows a document, with its earlier undo history and selection. */
  show(document: string, text: string): void;
  readonly text: string;
  readonly selection: { readonly from: number; readonly to: number };
  /** Replaces a range (the selection, if none is given) and puts the cursor after it. */
  replace(text: string, range?: { readonly from: number; readonly to: number }): void;
  select(range: { readonly from: number; readonly to: number }): void;
  mark(problem: EditorProblem | null): void;
  focus(): void;
  destroy(): void;
}

/**
 * Mounts the editor in a shadow root: its styles are then constructed style sheets, which the page's content security
 * policy allows, not style elements, which it forbids.
 */
export function mountEditor(parent: HTMLElement, options: EditorOptions): EditorHandle {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' });
  const states = new Map<string, EditorState>();
  let shown = '';
  const run = (what: 'statement' | 'all') => (target: EditorView) => {
    closeCompletion(target);
    options.onRun(what);
    return true;
  };
  const extensions: Extension = [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    search({ top: true }),
    autocompletion({ override: [completionSource(options.nameable)], icons: false, maxRenderedOptions: 60 }),
    DUCKDB.language,
    EDITOR_LOOK,
    EditorView.lineWrapping,
    placeholder('Write SQL, such as FROM models'),
    EditorView.contentAttributes.of({ 'aria-label': options.label, tabindex: '0' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange(shown, update.state.doc.toString());
    }),
    Prec.highest(
      keymap.of([
        { key: 'Mod-Enter', run: run('statement') },
        { key: 'Mod-Shift-Enter', run: run('all') },
        {
          key: 'Shift-Alt-f',
          run: () => {
            options.onFormat();
            return true;
          },
        },
        { key: 'Tab', run: acceptCompletion },
      ]),
    ),
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
  ];
  const create = (text: string) => EditorState.create({ doc: text, extensions });
  const view = new EditorView({ state: create(''), parent: root, root });
  return {
    show(document, text) {
      if (shown === document && view.state.doc.toString() === text) return;
      if (shown !== '' && shown !== document) states.set(shown, view.state);
      const known = shown === document ? view.state : states.get(document);
      shown = document;
      if (!known) view.setState(create(text));
      else {
        if (known !== view.state) view.setState(known);
        const length = view.state.doc.length;
        if (view.state.doc.toString() !== text)
          view.dispatch({ changes: { from: 0, to: length, insert: text } });
      }
    },
    get text() {
      return view.state.doc.toString();
    },
    get selection() {
      const { from, to } = view.state.selection.main;
      return { from, to };
    },
    replace(text, range = view.state.selection.main) {
      const to = Math.min(range.to, view.state.doc.length);
      const from = Math.min(range.from, to);
      view.dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: from + text.length },
        scrollIntoView: true,
      });
      view.focus();
    },
    select({ from, to }) {
      const length = view.state.doc.length;
      const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
      view.dispatch({ selection, scrollIntoView: true });
      view.focus();
    },
    mark(problem) {
      const length = view.state.doc.length;
      const diagnostics = problem
        ? [
            {
              from: Math.min(problem.from, length),
              to: Math.min(problem.to, length),
              severity: 'error' as const,
              message: problem.message,
            },
          ]
        : [];
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
