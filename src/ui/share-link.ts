/** The links that readers hand on, made and read; loaded when it is needed. */
import { figureRoute } from '../analysis/figure-route';
import { forChats } from '../analysis/given-link';
import { routeWith } from '../analysis/route-with';
import { routeMeant, SHARED_FOLDER, sharedAddress } from '../analysis/shared-address';

/**
 * The address that shows what the page is about, or else the page's own.
 *
 * @param figure the figure that it opens, if the page has several
 * @param models those that the site was built with
 */
export function shareLink(figure: string | undefined, models: readonly string[]): string {
  const hash = window.location.hash.replace(/^#/, '');
  const own = hash.startsWith('/') ? hash : '/';
  const route = figure ? figureRoute(own, figure) : own;
  const shared = sharedAddress(route, models);
  const path = shared === null ? `#${route}` : SHARED_FOLDER + shared;
  return forChats(new URL(path, document.baseURI).href);
}

/** The route that an address of a page to share means, where there is no such page: the nearest; null if there is none. */
export function routeOfShared(address: string, search: string, models: readonly string[]): string | null {
  const route = routeMeant(address, models);
  return route && routeWith(route, search);
}
