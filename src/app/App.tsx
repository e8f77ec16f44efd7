import type { ComponentType, VNode } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import { useEffect, useRef } from 'preact/hooks';
import { Route, Router, Switch } from 'wouter-preact';
import { useServices } from '../state/services';
import { LinkProblems } from '../ui/LinkProblems';
import { Skeleton } from '../ui/Skeleton';
import OverviewView from '../views/overview/OverviewView';
import { ErrorBoundary } from './ErrorBoundary';
import { FiguresFrom } from './FiguresFrom';
import { Footer } from './Footer';
import { Header } from './Header';
import { createAddressBar, useHashPath, useHashSearch } from './hash-location';
import { NewVersion } from './NewVersion';
import { NotFound } from './NotFound';
import { pageOf, ROUTES } from './routes';
import { createScrollPlaces } from './scroll-places';
import { TabNews } from './TabNews';
import { Tour } from './tour/Tour';
import { usePageTitle } from './use-page-title';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/headings.css';
import '../ui/preferences.css';
import '../ui/print.css';
import '../ui/cards.css';
import '../ui/controls.css';
import './app.css';

const PAGES = ROUTES.map((route) => ({ ...route, view: lazy(route.load) }));

/** On a new page the focus moves to its top, and the page to where the reader was (not on the first view). */
function useFocusOnNavigation(main: { current: HTMLElement | null }, path: string): void {
  const before = useRef(path);
  const places = useServices().once(createScrollPlaces);
  const { location } = useServices().once(createAddressBar);
  const address = location.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `address` is another object each time the address changes
  useEffect(() => {
    const another = before.current !== path;
    before.current = path;
    if (another) main.current?.focus({ preventScroll: true });
    places.settle(another);
  }, [main, path, address, places]);
}

/** The view of the current route. */
export function View() {
  const [path] = useHashPath();
  const search = useHashSearch();
  return (
    <ErrorBoundary address={`${path}?${search}`}>
      {/* One per page: a page that is left while it loads takes its boundary with it. */}
      <Suspense key={pageOf(path)} fallback={<Skeleton label="Loading the page" lines={12} />}>
        <Switch>
          <Route path="/">
            <OverviewView />
          </Route>
          {PAGES.map(({ path: pattern, view: Page }) => (
            <Route key={pattern} path={pattern}>
              <Page />
            </Route>
          ))}
          <Route>
            <NotFound path={path} />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

/** One figure of a page alone, whose code comes with it. */
export function Embedded({ page }: { page: (View: ComponentType) => VNode }) {
  return (
    <Router hook={useHashPath} searchHook={useHashSearch}>
      {page(View)}
    </Router>
  );
}

/** The whole page: header, the view of the current route, footer. */
export function App() {
  const [path] = useHashPath();
  const main = useRef<HTMLElement>(null);
  usePageTitle(path);
  useFocusOnNavigation(main, path);
  return (
    <Router hook={useHashPath} searchHook={useHashSearch}>
      {/* A button, because the hash is the route. */}
      <button type="button" class="skip-link" onClick={() => main.current?.focus()}>
        Skip to the content
      </button>
      <Header />
      <main id="main" class="site-main" tabIndex={-1} ref={main}>
        <LinkProblems>
          <View />
          <Tour />
        </LinkProblems>
        <FiguresFrom />
      </main>
      <Footer />
      <div class="page-news small">
        <TabNews />
        <NewVersion />
      </div>
    </Router>
  );
}
