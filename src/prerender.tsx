/** Renders the overview to HTML in Node, when the site is built. */
import { renderToString } from 'preact-render-to-string';
import { App } from './app/App';
import { createOverview } from './models/overview';
import type { OverviewData } from './models/overview-data';
import { ServicesContext } from './models/services';

const unavailable = {
  query: () => Promise.reject(new Error('There is no database while prerendering')),
};

export function renderOverview(data: OverviewData): string {
  const services = {
    database: unavailable,
    overview: createOverview(unavailable, data.figures),
    play: data.play,
  };
  return renderToString(
    <ServicesContext.Provider value={services}>
      <App />
    </ServicesContext.Provider>,
  );
}
