import { signal } from '@preact/signals';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Database, ScriptResult, ScriptRun } from '../../../../src/db/types';
import { createSetAside } from '../../../../src/state/set-aside';
import { createSqlPage, type SqlPage } from '../../../../src/state/sql/sql-page';

/** Scripts that run until they are cancelled or finished from outside. */
let scripts: { readonly options: ScriptRun; readonly finish: () => void }[] = [];

const database = {
  state: signal({ phase: 'idle' }),
  workbench: {
    objects: signal([]),
    run: (_: readonly string[], options: ScriptRun) =>
      new Promise<void>((resolve, reject) => {
        scripts.push({ options, finish: resolve });
        options.signal?.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
      }),
  },
} as unknown as Database;

const ROWS = {
  result: { columns: [], rowCount: 1 },
  truncated: true,
  milliseconds: 1,
  wrote: false,
} as unknown as ScriptResult;

let page: SqlPage;
let tab: string;

function start(): Promise<void> {
  const text = 'SELECT 1';
  return page.runs.start(tab, {
    text,
    statements: [{ text, start: 0, end: text.length }],
    seconds: null,
    maxRows: 1,
  });
}

beforeEach(() => {
  scripts = [];
  page = createSqlPage({ database, setAside: createSetAside() });
  tab = page.tabs.activeId.value;
});

it('a closed tab drops its results and stops counting the rest of them', async () => {
  const done = start();
  scripts[0]?.options.onResult(0, ROWS);
  scripts[0]?.finish();
  await done;
  expect(page.runs.of(tab).value.outcomes).toHaveLength(1);
  await vi.waitFor(() => expect(scripts).toHaveLength(2));
  page.tabs.close(tab);
  expect(scripts[1]?.options.signal?.aborted).toBe(true);
  expect(page.runs.of(tab).value).toMatchObject({ status: 'idle', outcomes: [] });
});

it('a tab that is closed while it runs is cancelled', async () => {
  const done = start();
  expect(page.runs.running.value).toBe(tab);
  page.tabs.close(tab);
  expect(scripts[0]?.options.signal?.aborted).toBe(true);
  await done;
  expect(page.runs.running.value).toBeNull();
  expect(page.runs.of(tab).value.status).toBe('idle');
});

it('closing one tab leaves the run of another alone', async () => {
  const other = page.tabs.open('SELECT 2');
  const done = start();
  page.tabs.close(other);
  expect(scripts[0]?.options.signal?.aborted).toBe(false);
  scripts[0]?.finish();
  await done;
  expect(page.runs.of(tab).value.status).toBe('done');
});
