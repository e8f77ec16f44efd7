/**
 * The page's location inside the hash, `#/path?query`: works on any static host, and a link holds the whole state.
 * Handed to the router as its location and search hooks.
 */
import { signal } from '@preact/signals';

export interface HashLocation {
  /** Begins with a slash. */
  readonly path: string;
  /** Without the question mark. */
  readonly search: string;
}

/** @param hash as in `location.hash`; anything that is no route is the root */
export function parseHash(hash: string): HashLocation {
  const route = hash.replace(/^#/, '');
  if (!route.startsWith('/')) return { path: '/', search: '' };
  const [path = '/', ...rest] = route.split('?');
  return { path: decoded(path), search: rest.join('?') };
}

/** A path with its escapes decoded, as it is written where one of them is broken. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

const ROOT: HashLocation = { path: '/', search: '' };

/** The current location; the root where there is no browser (when prerendering). */
export const hashLocation = signal<HashLocation>(ROOT);

function follow(): void {
  hashLocation.value = parseHash(window.location.hash);
}

/** Follows the address bar from now on. Call once, in the browser. */
export function startHashLocation(): void {
  follow();
  window.addEventListener('hashchange', follow);
  window.addEventListener('popstate', follow);
}

/** Goes to a route such as `/explore?measure=kappa`. Replacing leaves no step for the Back button. */
export function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const url = `#${to}`;
  if (replace) window.history.replaceState(null, '', url);
  else window.history.pushState(null, '', url);
  follow();
}

/** For the router: the path, and how to leave it. */
export function useHashPath(): [string, typeof navigate] {
  return [hashLocation.value.path, navigate];
}

/** For the router: the query string. */
export function useHashSearch(): string {
  return hashLocation.value.search;
}
