import { useEffect, useRef } from 'preact/hooks';
import { useServices } from '../../state/services';
import { createHandedFiles } from '../../state/sql/handed-files';
import { createSqlPage } from '../../state/sql/sql-page';
import { Button, LinkButton } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { SetAsideNotice } from '../../ui/SetAsideNotice';
import { DropZone } from './DropZone';
import { EditorPane } from './EditorPane';
import { EngineNotice } from './EngineNotice';
import { Help } from './Help';
import { ImportDialog } from './import/ImportDialog';
import { useImports } from './import/use-imports';
import { RunLimits } from './RunLimits';
import { ResultChart } from './results/ResultChart';
import { ResultsPane } from './results/ResultsPane';
import { ResultTools } from './results/ResultTools';
import { SaveMenu } from './SaveMenu';
import { SidePanel } from './SidePanel';
import { TabBar } from './TabBar';
import { Toolbar } from './Toolbar';
import { useWorkbench } from './use-workbench';
import './sql.css';

/** Ask the dataset your own question. */
export default function SqlView() {
  const page = useServices().once(createSqlPage);
  const bench = useWorkbench(page);
  const { editor, message, setMessage } = bench;
  const imports = useImports(page, setMessage);
  const handed = useServices().once(createHandedFiles);
  const tab = page.tabs.active();
  const run = page.runs.of(tab.id).value;
  const { problem } = run;
  // One object per problem: the editor's mark follows it.
  const marked = useRef<{
    readonly of: unknown;
    readonly mark: { from: number; to: number; message: string } | null;
  }>({
    of: null,
    mark: null,
  });
  if (marked.current.of !== problem)
    marked.current = {
      of: problem,
      mark: problem?.range
        ? { ...problem.range, message: [problem.text, problem.suggestion].filter(Boolean).join('\n') }
        : null,
    };
  useEffect(() => {
    void page.database.boot();
  }, [page]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are taken once
  useEffect(() => {
    const files = handed.take();
    if (files.length > 0) void imports.addFiles(files);
  }, [handed]);

  return (
    <DropZone onFiles={(files) => void imports.addFiles(files)}>
      <article>
        <h1>SQL</h1>
        <p class="page-lead sql-lead">
          DuckDB runs in this browser: nothing you write leaves it, and nothing you run can damage the
          published tables.
        </p>
        <div class="sql-layout">
          <SidePanel
            page={page}
            onInsert={bench.insert}
            onAsk={bench.ask}
            onQuestion={bench.askQuestion}
            onNotebook={bench.openNotebook}
            onOpen={bench.open}
            onFiles={(files) => void imports.addFiles(files)}
          />
          <div class="sql-main">
            <div class="sql-query">
              <TabBar
                page={page}
                onClosed={(name, undo) => setMessage({ text: `Closed “${name}”.`, undo })}
              />
              <EditorPane
                page={page}
                problem={marked.current.mark}
                onRun={bench.run}
                onFormat={bench.format}
                handle={editor}
              />
              <Toolbar page={page} onRun={bench.run}>
                <Button onClick={bench.format}>Format</Button>
                <Button onClick={() => void bench.copyLink()}>Copy link</Button>
                <SaveMenu
                  tabs={page.tabs.tabs.value.length}
                  onSave={(format, what) => void bench.save(format, what)}
                  onCopyLink={() => void bench.copyLink('all')}
                />
              </Toolbar>
              <RunLimits page={page} />
            </div>
            {message && (
              <p
                class={`sql-message${message.isError ? ' is-error' : ''}`}
                role={message.isError ? 'alert' : 'status'}
              >
                {message.text}{' '}
                {message.undo && (
                  <LinkButton
                    onClick={() => {
                      message.undo?.();
                      setMessage(null);
                    }}
                  >
                    Undo
                  </LinkButton>
                )}
              </p>
            )}
            {page.tabs.problem.value && (
              <Notice kind="warning" title="Your queries are not kept">
                <p>{page.tabs.problem.value}</p>
              </Notice>
            )}
            <SetAsideNotice stores={['settings', 'texts']} />
            <EngineNotice page={page} />
            <ResultsPane
              key={tab.id}
              page={page}
              run={run}
              text={tab.text}
              view={bench.view}
              onView={(view) => bench.show({ view })}
              onGo={() => {
                if (problem?.range) editor.current?.select(problem.range);
              }}
              onReplace={() => {
                if (problem?.range && problem.replacement)
                  editor.current?.replace(problem.replacement, problem.range);
              }}
              onRunWithoutLimit={() => bench.run('all', null)}
              chartOf={(outcome) => (
                <ResultChart
                  result={outcome.result}
                  chart={bench.chart}
                  onChart={(chart) => bench.show({ chart })}
                />
              )}
              actionsOf={(outcome) => (
                <ResultTools
                  page={page}
                  outcome={outcome}
                  name={tab.name}
                  chart={bench.view === 'chart' ? { choices: bench.chart } : null}
                />
              )}
            />
          </div>
        </div>
        <Help />
        {imports.opened[0] && (
          <ImportDialog
            key={imports.opened[0].id}
            page={page}
            file={imports.opened[0]}
            left={imports.opened.length}
            busy={imports.busy}
            onImport={imports.importFirst}
            onImportAll={imports.importAll}
            onSkip={imports.skip}
            onCancel={imports.cancel}
          />
        )}
      </article>
    </DropZone>
  );
}
