/** Renders the overview to HTML in Node, when the site is built. */
import { renderToString } from 'preact-render-to-string';
import { App } from './app/App';
import { createDatabase } from './db/database';
import { createModelList } from './models/model-list';
import { createOverview } from './models/overview';
import type { OverviewData } from './models/overview-data';
import { ServicesContext } from './models/services';
import { createSources } from './models/sources/sources';

export function renderOverview(data: OverviewData): string {
  // Never started: nothing is asked of it while rendering.
  const sources = createSources(createDatabase(), false);
  const { database } = sources;
  const services = {
    database,
    models: createModelList(database),
    overview: createOverview(database, data.figures),
    sources,
    play: data.play,
  };
  return renderToString(
    <ServicesContext.Provider value={services}>
      <App />
    </ServicesContext.Provider>,
  );
}
