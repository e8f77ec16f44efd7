import { useEffect } from 'preact/hooks';
import { pageTitle, ROUTES } from './routes';

/** The first part of a path names its page. */
const pageOf = (path: string): string | undefined => path.split('/')[1];

/** Keeps the document's title that of the route. */
export function usePageTitle(path: string): void {
  useEffect(() => {
    const route = ROUTES.find((candidate) => pageOf(candidate.path) === pageOf(path));
    document.title = pageTitle(route?.title ?? (path === '/' ? null : 'Not found'));
  }, [path]);
}
