/** Renders the overview to HTML in Node, when the site is built. */
import { renderToString } from 'preact-render-to-string';
import { App } from './app/App';
import { createDatabase } from './db/database';
import { createOverview } from './models/overview';
import type { OverviewData } from './models/overview-data';
import { ServicesContext } from './models/services';

export function renderOverview(data: OverviewData): string {
  // Never started: nothing is asked of it while rendering.
  const database = createDatabase();
  const services = { database, overview: createOverview(database, data.figures), play: data.play };
  return renderToString(
    <ServicesContext.Provider value={services}>
      <App />
    </ServicesContext.Provider>,
  );
}
