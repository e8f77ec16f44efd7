import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import type { ResultChart } from '../../charts/result-spec';
import { formatCount } from '../../domain/text/figures';
import { copyText } from '../../platform/clipboard';
import type { Notebook, Question } from '../../sql/cookbook';
import { MOST_TABS } from '../../sql/notebook/sql-file';
import { statementAt } from '../../sql/statements';
import { type NotebookFormat, notebookFile } from '../../state/sql/notebook-file';
import { LONGEST_LINK, readSharedRoute, sharedRoute, sharedTabsRoute } from '../../state/sql/shared-link';
import type { SqlPage } from '../../state/sql/sql-page';
import { useLinkProblems } from '../../ui/LinkProblems';
import type { EditorHandle } from './editor/mount-editor';
import { formatSql } from './format-sql';
import type { ViewName } from './results/ResultView';
import { runTab } from './run-tab';

/** A line below the editor that disappears with the next action. */
export interface Message {
  readonly text: string;
  readonly undo?: () => void;
  readonly isError?: boolean;
}

/** How a tab's result is shown. */
interface Shown {
  readonly view: ViewName;
  readonly chart: ResultChart | null;
}

const FIRST: Shown = { view: 'table', chart: null };

/** The SQL page's behaviour, for its view. */
export function useWorkbench(page: SqlPage) {
  const [, navigate] = useLocation();
  const trigger = useSearch();
  const editor = useRef<EditorHandle | null>(null);
  const [shown, setShown] = useState<Readonly<Record<string, Shown>>>({});
  const [message, setMessage] = useState<Message | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  useLinkProblems(problems);
  const written = useRef<string | null>(null);
  const tab = page.tabs.active();
  const own = shown[tab.id] ?? FIRST;

  const fail = (error: unknown) =>
    setMessage({ text: error instanceof Error ? error.message : String(error), isError: true });

  const route = (state: Shown = own) => sharedRoute({ sql: page.tabs.active().text, ...state });
  /** Keeps the address bar a link to what is shown. */
  const writeRoute = async (state: Shown) => {
    const to = await route(state);
    if (to.length > LONGEST_LINK || window.location.hash === `#${to}`) return;
    written.current = to.slice(to.indexOf('?') + 1);
    navigate(to, { replace: true });
  };
  const show = (part: Partial<Shown>, id = page.tabs.active().id) => {
    const next = { ...(shown[id] ?? FIRST), ...part };
    setShown((before) => ({ ...before, [id]: next }));
    void writeRoute(next).catch(() => {});
  };

  const latest = useRef({ show, fail });
  latest.current = { show, fail };
  useEffect(() => {
    void trigger;
    // As written: the router's own reading undoes escapes, of which SQL is full.
    const search = window.location.hash.split('?').slice(1).join('?');
    // An address that this page wrote itself is not a link that was followed.
    if (search === '' || search === written.current) return;
    written.current = search;
    readSharedRoute(search)
      .then(({ state: shared, problems }) => {
        setProblems(problems);
        if (!shared) return;
        const known = page.tabs.tabs.value.some(({ text }) => text.trim() === shared.sql.trim());
        const id = page.tabs.open(shared.sql, known ? undefined : (shared.name ?? 'From a link'));
        if (shared.beside) {
          page.tabs.openAll(shared.beside);
          page.tabs.activate(id);
        }
        latest.current.show({ view: shared.view ?? 'table', chart: shared.chart }, id);
        if (shared.sql.trim() !== '') void runTab(page, { readOnly: true });
      })
      .catch((error: unknown) => latest.current.fail(error));
  }, [page, trigger]);

  const run = (what: 'statement' | 'all', seconds?: number | null) => {
    setMessage(null);
    const { text } = page.tabs.active();
    const selection = editor.current?.selection ?? { from: 0, to: 0 };
    const cursor = statementAt(text, selection.from);
    const atCursor =
      selection.from < selection.to ? selection : cursor && { from: cursor.start, to: cursor.end };
    void runTab(page, {
      part: what === 'all' ? null : atCursor,
      ...(seconds === undefined ? {} : { seconds }),
    });
    void writeRoute(own).catch(() => {});
  };
  const ask = (sql: string, name?: string, view: ViewName = 'table') => {
    const id = page.tabs.open(sql, name);
    setMessage(null);
    show({ view, chart: null }, id);
    void runTab(page);
  };
  return {
    editor,
    message,
    setMessage,
    view: own.view,
    chart: own.chart,
    show,
    run,
    ask,
    askQuestion: ({ question, sql, view }: Question) =>
      ask(
        `-- ${question}\n${sql};\n`,
        question.length > 28 ? `${question.slice(0, 27)}…` : question,
        view ?? 'table',
      ),
    /** All its queries, with the first one run. */
    openNotebook({ queries }: Notebook) {
      const id = page.tabs.openAll(queries);
      setMessage(null);
      show(FIRST, id);
      void runTab(page);
    },
    open: (sql: string) => page.tabs.open(sql),
    insert(text: string) {
      if (editor.current) editor.current.replace(text);
      else page.tabs.setText(tab.id, `${tab.text}${text}`);
    },
    format() {
      const { id, text } = page.tabs.active();
      setMessage(null);
      formatSql(text)
        .then((formatted) => page.tabs.setText(id, formatted))
        .catch(fail);
    },
    async copyLink(what: 'tab' | 'all' = 'tab') {
      const all = page.tabs.tabs.value;
      const to = what === 'all' ? await sharedTabsRoute(all) : await route();
      const url = `${window.location.href.replace(/#.*$/, '')}#${to}`;
      const tooMany = what === 'all' && all.length > MOST_TABS;
      if (tooMany || url.length > LONGEST_LINK) {
        setMessage({
          text: `${tooMany ? `A link holds at most ${MOST_TABS} queries` : `${what === 'all' ? 'The queries are' : 'The query is'} too long for a link (${formatCount(url.length)} characters)`}. Save as a .sql file and send that; whoever gets it drops it on this page.`,
        });
        return;
      }
      const copied = await copyText(url);
      if (!copied) {
        written.current = to.slice(to.indexOf('?') + 1);
        navigate(to, { replace: true });
      }
      const opened =
        what === 'all'
          ? 'Whoever opens it sees all the queries, and runs the first in their own browser.'
          : 'Whoever opens it sees the query and runs it in their own browser.';
      setMessage({
        text: copied
          ? `Link copied. ${opened}`
          : 'The browser does not allow copying: take the link from the address bar.',
      });
    },
    async save(format: NotebookFormat, what: 'tab' | 'all') {
      setMessage(null);
      try {
        const { download } = await import('../../exports/download');
        const base = document.baseURI.replace(/[?#].*$/, '').replace(/[^/]*$/, '');
        const own = page.database.workbench.objects.value;
        const queries = what === 'all' ? page.tabs.tabs.value : [page.tabs.active()];
        const file = await notebookFile(format, queries, { base, own });
        download(file.name, file.type, file.content);
      } catch (error) {
        fail(error);
      }
    },
  };
}
