import { useEffect } from 'preact/hooks';
import { useSearch } from 'wouter-preact';
import { nearest } from '../domain/text/nearest';
import { useServices } from '../state/services';
import { useHashPath } from './hash-location';
import { pageOf, ROUTES } from './routes';

/** Where a host sends the addresses of pages to share that it does not have. */
const SHARED = '/at/';

const PAGES = ROUTES.filter(({ label }) => label !== undefined);

/** A path without a page: leads to the one spelled most like it. */
export function NotFound({ path }: { path: string }) {
  const { models } = useServices();
  const [, navigate] = useHashPath();
  const search = useSearch();
  useEffect(() => {
    if (!path.startsWith(SHARED)) return;
    const names = models.models.peek().map(({ model }) => model);
    void import('../ui/share-link').then(({ routeOfShared }) => {
      const route = routeOfShared(path.slice(SHARED.length), search, names);
      if (route) navigate(route, { replace: true });
    });
  }, [path, search, models, navigate]);
  const name = nearest(
    pageOf(path),
    PAGES.map((route) => pageOf(route.path)),
  );
  const page = PAGES.find((route) => pageOf(route.path) === name);
  return (
    <section>
      <h1>Page not found</h1>
      <p>
        The address <code>{path}</code> does not exist on this site. It may be mistyped, or come from an older
        version.
      </p>
      <p>
        {page && (
          <>
            The nearest page is <a href={`#${page.path}`}>{page.title}</a>. Or{' '}
          </>
        )}
        <a href="#/">go to the overview</a>.
      </p>
    </section>
  );
}
