/** Which files of a build are kept for use without a network, and where. */

/**
 * `shell`: the first view. `pages`: the code and the known answers of all pages. `database`: DuckDB and the tables.
 * `engines`: what runs models, kept once it was used.
 */
export type Part = 'shell' | 'pages' | 'database' | 'engines';

export const PARTS: readonly Part[] = ['shell', 'pages', 'database', 'engines'];

/** By its path from the site's folder; empty for the page itself. One that ends in `=` goes on with the build's id. */
export interface BuildFile {
  readonly path: string;
  /** The beginning of its SHA-256. */
  readonly hash: string;
  readonly bytes: number;
  readonly part: Part;
}

/** As the list of a build's files is written. */
export type ListedFile = readonly [path: string, hash: string, bytes: number, part: number];

export const HASH_DIGITS = 16;

/** Where a shared file is sent; nothing is there but the worker. */
export const SHARE = 'share';

/** The address of the list of a build's files, from the site's folder. The build's id is the list's own hash. */
export const listPath = (build: string): string => `offline/${build}.json`;

const prefix = (scope: string): string => `value-action-lens build ${scope} `;

/** @param scope the address of the site's folder: other sites of the same origin have their own */
export const cacheName = (scope: string, build: string): string => prefix(scope) + build;

/** The build that a cache is of; null where it is something else. */
export const buildOf = (scope: string, cache: string): string | null =>
  cache.startsWith(prefix(scope)) ? cache.slice(prefix(scope).length) : null;

/** The page was opened by this address, or by that of `index.html`. */
export const isPage = (path: string): boolean => path === '' || path === 'index.html';

interface AskedFor {
  readonly url: string;
  readonly method: string;
  readonly mode: string;
  readonly cache: string;
  readonly headers: { has(name: string): boolean };
}

/** Names that hold a hash, and the few others that a build lists: nothing else may be answered from what is kept. */
const LISTED = /^(?:assets|answers|icons)\/|^(?:favicon\.svg|site\.webmanifest|third-party-notices\.txt)$/;
const VERSIONED = /^\?(?:v|build)=/;

/**
 * What the worker answers itself; null for what the browser fetches as if there were no worker: other origins and
 * folders, parts of files, and what is being kept just now (`force-cache`).
 */
export function askedOf(
  { url, method, mode, cache, headers }: AskedFor,
  scope: string,
): 'page' | 'file' | 'share' | null {
  if (!url.startsWith(scope)) return null;
  const { pathname, search } = new URL(url);
  const path = pathname.slice(new URL(scope).pathname.length);
  if (method === 'POST') return path === SHARE ? 'share' : null;
  if (method !== 'GET' || headers.has('range') || cache === 'force-cache') return null;
  if (mode === 'navigate' && isPage(path)) return 'page';
  return LISTED.test(path) || VERSIONED.test(search) ? 'file' : null;
}
