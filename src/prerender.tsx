/** Renders the overview to HTML in Node, when the site is built. */
import { renderToString } from 'preact-render-to-string';
import type { OverviewData } from './analysis/overview-data';
import { App } from './app/App';
import { createServices } from './state/create-services';
import { ServicesContext } from './state/services';

export function renderOverview(data: OverviewData): string {
  return renderToString(
    <ServicesContext.Provider value={createServices(data, false)}>
      <App />
    </ServicesContext.Provider>,
  );
}
