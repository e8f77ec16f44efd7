import { nearest } from '../domain/text/nearest';
import { pageOf, ROUTES } from './routes';

const PAGES = ROUTES.filter(({ label }) => label !== undefined);

/** A path without a page: leads to the one spelled most like it. */
export function NotFound({ path }: { path: string }) {
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
