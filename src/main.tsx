/** Composition root: makes the database and the models, and mounts the page. */
import manifest from 'virtual:data-manifest';
import { effect } from '@preact/signals';
import { hydrate, render } from 'preact';
import { OVERVIEW_DATA_ID, type OverviewData } from './analysis/overview-data';
import { App } from './app/App';
import { hashLocation, startHashLocation } from './app/hash-location';
import { startTheme } from './app/theme';
import { createDatabase } from './db/database';
import { installLens } from './db/lens-console';
import { holdsVia } from './domain/manifest';
import { createSources } from './state/imports/imports';
import { createModelList } from './state/model-list';
import { createOverview } from './state/overview';
import { ServicesContext } from './state/services';
import { mayHaveKept } from './storage/may-have-kept';

function overviewData(): OverviewData {
  const element = document.getElementById(OVERVIEW_DATA_ID);
  if (!element?.textContent) throw new Error('The page was built without its figures');
  return JSON.parse(element.textContent) as OverviewData;
}

/** After the first paint, when nothing else is to do. */
function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task, { timeout: 2000 });
  else setTimeout(task, 200);
}

/** Runs of an earlier visit become models again; their code is fetched where there may be some. */
async function restoreRuns(): Promise<void> {
  if (!(await mayHaveKept())) return;
  const { runStore } = await import('./storage/run-store');
  if ((await runStore.list().catch(() => [])).length === 0) return;
  const { localRunsOf } = await import('./state/runs/local-runs');
  await localRunsOf({ database, models }).restore();
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

const sources = createSources(createDatabase(), holdsVia(manifest));
const { database } = sources;
const { figures, play } = overviewData();
const overview = createOverview(database, figures);
const models = createModelList(database);
installLens(database);
const imported = sources.restore();
effect(() => {
  if (sources.models.changes.value === 0) return;
  void models.refresh();
  if (overview.freshness.peek().kind !== 'prerendered') void overview.recompute();
});
startHashLocation();

const root = document.getElementById('app');
if (!root) throw new Error('The page has no place for the app');
const page = (
  <ServicesContext.Provider value={{ database, models, overview, sources, play }}>
    <App />
  </ServicesContext.Provider>
);
if (hashLocation.value.path === '/') hydrate(page, root);
else {
  root.replaceChildren();
  render(page, root);
}
// After hydration, which leaves attributes as they were rendered.
startTheme();
document.documentElement.dataset.started = '';
// With data saving on, DuckDB (8 MB) waits until something is asked of it.
if (!savesData())
  effect(() => {
    if (hashLocation.value.path !== '/') whenIdle(() => void database.boot());
    else if (overview.freshness.peek().kind === 'prerendered') whenIdle(() => void overview.recompute());
  });
const scored = new Promise<void>((resolve) => whenIdle(() => void restoreRuns().finally(resolve)));
void Promise.allSettled([imported, scored]).then(async () => {
  if (sources.models.list.value.length > 0) await models.refresh();
  models.settle();
});
