/**
 * The page's location inside the hash, `#/path?query`: works on any static host, and a link holds the whole state.
 * Passed to the router as its location and search hooks.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import { meantHash } from '../analysis/given-link';
import { useServices } from '../state/services';

export interface HashLocation {
  /** Begins with a slash. */
  readonly path: string;
  /** Without the question mark. */
  readonly search: string;
}

/** @param hash as in `location.hash`; anything that is not a route is the root */
export function parseHash(hash: string): HashLocation {
  const route = hash.replace(/^#/, '');
  if (!route.startsWith('/')) return { path: '/', search: '' };
  const [path = '/', ...rest] = route.split('?');
  return { path: decoded(path), search: rest.join('?') };
}

/** A path with its escapes decoded, or as written if one of them is broken. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Parameters that say how figures are shown (`ui/use-setting.ts`): they stay as long as the page does. */
const SHOWN = /(^|&)as=[^&]*/g;

/**
 * The route to go to from the current one: on the same page, figures stay shown as they are unless the new route says
 * otherwise; `as=` resets them all.
 */
export function carryShown(from: string, to: string): string {
  const [path = '', search = ''] = to.split('?');
  const [fromPath, fromSearch = ''] = from.split('?');
  const said = search.match(SHOWN) ?? (path === fromPath ? (fromSearch.match(SHOWN) ?? []) : []);
  const shown = said
    .map((parameter) => parameter.replace(/^&/, ''))
    .filter((parameter) => parameter !== 'as=');
  const all = [search.replace(SHOWN, '').replace(/^&/, ''), ...shown].filter((part) => part !== '').join('&');
  return all === '' ? path : `${path}?${all}`;
}

export interface AddressBar {
  /** The root until the address bar is followed. */
  readonly location: ReadonlySignal<HashLocation>;
  /** Follows the address bar from now on. Call once, in the browser. */
  follow(): void;
  /** Goes to a route such as `/explore?measure=kappa`. Replacing leaves no step for the Back button. */
  navigate(to: string, options?: { replace?: boolean }): void;
}

/** Whether this is one figure within another page: `embed.html`. */
export const isEmbedded = (): boolean => document.documentElement.dataset.embed !== undefined;

export function createAddressBar(): AddressBar {
  const location = signal<HashLocation>({ path: '/', search: '' });
  const read = () => {
    const { hash } = window.location;
    const meant = meantHash(hash);
    if (meant !== hash) window.history.replaceState(window.history.state, '', meant);
    location.value = parseHash(window.location.hash);
  };
  return {
    location,
    follow() {
      read();
      window.addEventListener('hashchange', read);
      window.addEventListener('popstate', read);
    },
    navigate(to, { replace = false } = {}) {
      if (isEmbedded() && to.split('?')[0] !== location.peek().path) {
        window.open(new URL(`./#${to}`, document.baseURI), '_blank', 'noopener');
        return;
      }
      const url = `#${carryShown(window.location.hash.replace(/^#/, ''), to)}`;
      if (replace) window.history.replaceState(window.history.state, '', url);
      else window.history.pushState(null, '', url);
      read();
    },
  };
}

/** For the router: the path, and how to leave it. */
export function useHashPath(): [string, AddressBar['navigate']] {
  const { location, navigate } = useServices().once(createAddressBar);
  return [location.value.path, navigate];
}

/** For the router: the query string, escaped once more, because the router undoes one level (`decodeURI`). */
export function useHashSearch(): string {
  return useServices().once(createAddressBar).location.value.search.replaceAll('%', '%25');
}
