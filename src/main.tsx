/** Composition root: makes the services, and mounts the page. */
import holdsVia from 'virtual:holds-via';
import { folder } from 'virtual:known-answers';
import { computed, effect } from '@preact/signals';
import { hydrate, render } from 'preact';
import { answerFilesFor } from './analysis/answer-files';
import { OVERVIEW_DATA_ID, type OverviewData } from './analysis/overview-data';
import { App, Embedded } from './app/App';
import { createAddressBar, isEmbedded } from './app/hash-location';
import { createScrollPlaces } from './app/scroll-places';
import { createThemeChoice } from './app/theme';
import { installLens } from './db/lens-console';
import { whenIdle } from './platform/idle';
import { installPrinting } from './platform/print';
import { sparing } from './platform/sparing';
import { createServices } from './state/create-services';
import { type Services, ServicesContext } from './state/services';

function overviewData(): OverviewData {
  const element = document.getElementById(OVERVIEW_DATA_ID);
  if (!element?.textContent) throw new Error('The page was built without its figures');
  return JSON.parse(element.textContent) as OverviewData;
}

/** Longer than a page takes to show the figures that it has. */
const SHOWN_MS = 400;
/** Longer than DuckDB takes to start: the line is the page's own until then. */
const AFTER_MS = 20_000;

const answers = folder && new URL(folder, document.baseURI).href;

/** Scrolling, by the history of the tab. */
function followPlaces(services: Services): void {
  const { location } = services.once(createAddressBar);
  const places = services.once(createScrollPlaces);
  places.follow();
  effect(() => {
    if (location.value) places.arrived();
  });
}

/** What the page does once it has its figures. */
function afterwards(services: Services, imported: Promise<unknown>): void {
  const { database, models, overview, imports } = services;
  const { location } = services.once(createAddressBar);
  const path = computed(() => location.value.path);
  // DuckDB (8 MB) starts once the page has its figures; where that is dear, only when it is needed.
  if (!sparing())
    effect(() => {
      if (path.value !== '/')
        void database.known.settled().then((found) => {
          const boot = () => whenIdle().then(() => database.boot());
          // Filters will ask for them.
          const bootAndLoad = () =>
            void boot()
              .then(() => whenIdle())
              .then(() => database.prepare());
          if (found) setTimeout(bootAndLoad, SHOWN_MS);
          else void boot();
        });
      else if (overview.freshness.peek().kind === 'prerendered')
        void whenIdle().then(() => overview.recompute());
    });
  /** Resolves when the page has all that it fetches unasked. */
  const hasAll = new Promise<void>((resolve) => {
    if (sparing()) resolve();
    setTimeout(resolve, AFTER_MS);
    effect(() => {
      if (['ready', 'failed'].includes(database.state.value.phase)) resolve();
    });
  });
  void hasAll
    .then(() => whenIdle())
    .then(async () => {
      const { createOffline } = await import('./state/offline/offline');
      await services.once(createOffline).start();
    });
  const scored = whenIdle().then(() => services.restoreRuns());
  void Promise.allSettled([imported, scored]).then(async () => {
    if (imports.models.list.value.length > 0) await models.refresh();
    models.settle();
  });
}

function startPage(services: Services, root: HTMLElement): void {
  const { database, models, overview, imports } = services;
  const { location } = services.once(createAddressBar);
  installLens(database);
  const imported = imports.restore();
  effect(() => {
    if (imports.models.changes.value === 0) return;
    void models.refresh();
    if (overview.freshness.peek().kind !== 'prerendered') void overview.recompute();
  });
  followPlaces(services);
  const page = (
    <ServicesContext.Provider value={services}>
      <App />
    </ServicesContext.Provider>
  );
  if (location.value.path === '/') hydrate(page, root);
  else {
    root.replaceChildren();
    render(page, root);
  }
  // After hydration, which leaves attributes as they were rendered.
  services.once(createThemeChoice).start();
  installPrinting();
  document.documentElement.dataset.started = '';
  afterwards(services, imported);
}

function start(): void {
  const root = document.getElementById('app');
  if (!root) throw new Error('The page has no place for the app');
  const services = createServices(overviewData(), holdsVia, answers);
  const { location, follow } = services.once(createAddressBar);
  follow();
  effect(() => services.database.known.open(answerFilesFor(location.value.path)));
  if (isEmbedded())
    void import('./views/embed/start').then(({ embedded }) => {
      // Nothing of the reader's own is restored.
      services.models.settle();
      render(
        <ServicesContext.Provider value={services}>
          <Embedded page={embedded} />
        </ServicesContext.Provider>,
        root,
      );
      document.documentElement.dataset.started = '';
    });
  else startPage(services, root);
}

// A page that another site frames makes way for one that only reads.
if (document.documentElement.dataset.framed === undefined) start();
