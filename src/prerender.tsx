/** Renders the overview to HTML in Node, when the site is built. */
import { renderToString } from 'preact-render-to-string';
import type { OverviewData } from './analysis/overview-data';
import { App } from './app/App';
import { createDatabase } from './db/database';
import { createSources } from './state/imports/imports';
import { createModelList } from './state/model-list';
import { createOverview } from './state/overview';
import { ServicesContext } from './state/services';

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
