import { useEffect } from 'preact/hooks';
import { titleOfPath } from './routes';

/** Keeps the document's title in step with the route. */
export function usePageTitle(path: string): void {
  useEffect(() => {
    document.title = titleOfPath(path);
  }, [path]);
}
