import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { splitStatements, statementAt } from '../../domain/sql/statements';
import { useServices } from '../../models/services';
import { readSharedRoute, sharedRoute } from '../../models/sql/shared-link';
import { type SqlPage, sqlPage } from '../../models/sql/sql-page';
import { Notice } from '../../ui/Notice';
import { EditorPane } from './EditorPane';
import type { EditorHandle } from './editor/mount-editor';
import { formatSql } from './format-sql';
import { ResultsPane } from './results/ResultsPane';
import type { ViewName } from './results/ResultView';
import { SidePanel } from './SidePanel';
import { TabBar } from './TabBar';
import { Toolbar } from './Toolbar';
import './sql.css';

/** A message below the editor that goes when the next thing happens. */
interface Message {
  readonly text: string;
  readonly undo?: () => void;
}

function startRun(
  page: SqlPage,
  part: { readonly from: number; readonly to: number } | null,
  options: { readonly readOnly?: boolean; readonly seconds?: number | null } = {},
): Promise<void> {
  const { id, text } = page.tabs.active();
  const own = part ? text.slice(part.from, part.to) : text;
  const before = part?.from ?? 0;
  const statements = splitStatements(own).map((statement) => ({
    text: statement.text,
    start: statement.start + before,
    end: statement.end + before,
  }));
  return page.runs.start(id, {
    text: own,
    statements,
    seconds: options.seconds === undefined ? page.seconds.value : options.seconds,
    maxRows: page.maxRows.value,
    readOnly: options.readOnly ?? false,
  });
}

/** Ask the dataset a question of your own. */
export default function SqlView() {
  const page = sqlPage(useServices().database);
  const [, navigate] = useLocation();
  const search = useSearch();
  const editor = useRef<EditorHandle | null>(null);
  const [view, setView] = useState<ViewName>('table');
  const [message, setMessage] = useState<Message | null>(null);
  const written = useRef<string | null>(null);
  const tab = page.tabs.active();
  const run = page.runs.of(tab.id).value;

  useEffect(() => {
    // What this page wrote there itself.
    if (search === '' || search === written.current) return;
    written.current = search;
    readSharedRoute(search)
      .then((shared) => {
        if (!shared) return;
        const known = page.tabs.tabs.value.some(({ text }) => text.trim() === shared.sql.trim());
        page.tabs.open(shared.sql, known ? undefined : 'From a link');
        setView(shared.view ?? 'table');
        if (shared.sql.trim() !== '') void startRun(page, null, { readOnly: true });
      })
      .catch((error: Error) => setMessage({ text: error.message }));
  }, [page, search]);

  const share = async (text: string) => {
    const route = await sharedRoute({ sql: text, view, chart: null });
    written.current = route.slice(route.indexOf('?') + 1);
    navigate(route, { replace: true });
  };
  const onRun = (what: 'statement' | 'all', seconds?: number | null) => {
    setMessage(null);
    const { text } = page.tabs.active();
    const selection = editor.current?.selection ?? { from: 0, to: 0 };
    const cursor = statementAt(text, selection.from);
    const part =
      what === 'all'
        ? null
        : selection.from < selection.to
          ? selection
          : cursor && { from: cursor.start, to: cursor.end };
    void startRun(page, part, seconds === undefined ? {} : { seconds });
    void share(text).catch(() => {});
  };
  const onFormat = () => {
    const { id, text } = page.tabs.active();
    formatSql(text)
      .then((formatted) => page.tabs.setText(id, formatted))
      .catch((error: Error) => setMessage({ text: error.message }));
  };
  const onAsk = (sql: string, name?: string) => {
    page.tabs.open(sql, name);
    setView('table');
    onRun('all');
  };
  const { problem } = run;
  return (
    <article class="sql-page">
      <h1>SQL</h1>
      <p class="sql-lead">
        Ask the dataset a question of your own. DuckDB runs in this browser: nothing you write leaves it, and
        nothing you run can damage the published tables.
      </p>
      <div class="sql-layout">
        <SidePanel
          page={page}
          onInsert={(text) => {
            if (editor.current) editor.current.replace(text);
            else page.tabs.setText(tab.id, `${tab.text}${text}`);
          }}
          onAsk={onAsk}
          onOpen={(sql) => page.tabs.open(sql)}
        />
        <div class="sql-main">
          <TabBar page={page} onClosed={(name, undo) => setMessage({ text: `Closed “${name}”.`, undo })} />
          <EditorPane
            page={page}
            problem={
              problem?.range
                ? { ...problem.range, message: [problem.text, problem.suggestion].filter(Boolean).join('\n') }
                : null
            }
            onRun={onRun}
            onFormat={onFormat}
            handle={editor}
          />
          <Toolbar page={page} onRun={onRun}>
            <button type="button" class="button" onClick={onFormat}>
              Format
            </button>
          </Toolbar>
          {message && (
            <p class="sql-message" role="status">
              {message.text}{' '}
              {message.undo && (
                <button
                  type="button"
                  class="link-button"
                  onClick={() => {
                    message.undo?.();
                    setMessage(null);
                  }}
                >
                  Undo
                </button>
              )}
            </p>
          )}
          {page.tabs.problem.value && (
            <Notice kind="warning" title="Your queries are not kept">
              <p>{page.tabs.problem.value}</p>
            </Notice>
          )}
          <ResultsPane
            run={run}
            text={tab.text}
            view={view}
            onView={setView}
            onGo={() => {
              if (problem?.range) editor.current?.select(problem.range);
            }}
            onReplace={() => {
              if (problem?.range && problem.replacement)
                editor.current?.replace(problem.replacement, problem.range);
            }}
            onRunWithoutLimit={() => onRun('all', null)}
            chartOf={() => null}
            actionsOf={() => null}
          />
        </div>
      </div>
    </article>
  );
}
