/** Composition root: makes the database and the models, and mounts the page. */
import { hydrate, render } from 'preact';
import { App } from './app/App';
import { hashLocation, startHashLocation } from './app/hash-location';
import { startTheme } from './app/theme';
import { createDatabase } from './db/database';
import { installLens } from './db/lens-console';
import { createOverview } from './models/overview';
import { OVERVIEW_DATA_ID, type OverviewData } from './models/overview-data';
import { ServicesContext } from './models/services';

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

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

const database = createDatabase();
const { figures, play } = overviewData();
const overview = createOverview(database, figures);
installLens(database);
startTheme();
startHashLocation();

const root = document.getElementById('app');
if (!root) throw new Error('The page has no place for the app');
const page = (
  <ServicesContext.Provider value={{ database, overview, play }}>
    <App />
  </ServicesContext.Provider>
);
if (hashLocation.value.path === '/') hydrate(page, root);
else {
  root.replaceChildren();
  render(page, root);
}
document.documentElement.dataset.started = '';
// With data saving on, DuckDB (8 MB) waits until something is asked of it.
if (!savesData()) whenIdle(() => void overview.recompute());
