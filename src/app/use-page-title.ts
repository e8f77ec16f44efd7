import { useEffect } from 'preact/hooks';
import { pageTitle, ROUTES } from './routes';

/** The first part of a path names its page. */
const pageOf = (path: string): string | undefined => path.split('/')[1];

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Keeps the document's title that of the route. */
export function usePageTitle(path: string): void {
  useEffect(() => {
    const route = ROUTES.find((candidate) => pageOf(candidate.path) === pageOf(path));
    // What a case or a scenario is, after its kind: the narrowest part first, because tabs are narrow.
    const parts = path.split('/').slice(2).map(decoded).reverse();
    const title = route && [...parts, route.title].join(', ');
    document.title = pageTitle(title ?? (path === '/' ? null : 'Not found'));
  }, [path]);
}
