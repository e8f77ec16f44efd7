/**
 * The site's service worker: answers from what is kept of the build that a page came with, and from the network
 * otherwise. A newer one waits until the reader wants it; what pages of the older build may still need stays until
 * they are gone.
 */
import { sparing } from '../sparing';
import { askedOf, type BuildFile, buildOf, cacheName, PARTS } from './build-files';
import { type KeptBuild, openKeptBuild } from './kept-build';
import { putShared } from './shared-files';

declare const self: ServiceWorkerGlobalScope;
/** The id of the build that it belongs to, and the hash of its page. */
declare const __BUILD__: string;
declare const __PAGE_HASH__: string;
declare const __PAGE_BYTES__: number;

const scope = self.registration.scope;
const own = () => caches.open(cacheName(scope, __BUILD__));
/** Looks without making a cache: what a withdrawn worker still answers must not bring it back. */
const kept = (build: string, request: Request | string) =>
  caches.match(request, { cacheName: cacheName(scope, build) });

/** The page itself, which the list cannot hold: it names the list. */
const PAGE: BuildFile = { path: '', hash: __PAGE_HASH__, bytes: __PAGE_BYTES__, part: 'shell' };

/** Tells which pages were there before this worker was: they may be of an older build. */
const EARLIER_PAGES = `${scope}offline/earlier-pages`;

async function otherBuilds(): Promise<string[]> {
  const builds = (await caches.keys()).map((name) => buildOf(scope, name));
  return builds.filter((build) => build !== null && build !== __BUILD__) as string[];
}

const isFull = (error: unknown): boolean => (error as Error).name === 'QuotaExceededError';

/** Keeps the shell, and of the rest what the build before has: all of a part that it has whole. */
async function install(): Promise<void> {
  const build = await openKeptBuild(scope, __BUILD__, true);
  const others = await otherBuilds();
  const copies = await Promise.all(others.map((other) => caches.open(cacheName(scope, other))));
  try {
    await build.keep([PAGE, ...(await build.missing(['shell']))], { copies });
  } catch (error) {
    if (isFull(error)) await caches.delete(cacheName(scope, __BUILD__));
    throw error;
  }
  try {
    for (const part of PARTS) await carryOver(build, part, others, copies);
  } catch (error) {
    // There is no room for two builds: the rest comes when the older one is gone.
    if (!isFull(error)) throw error;
  }
}

async function carryOver(
  build: KeptBuild,
  part: BuildFile['part'],
  others: readonly string[],
  copies: readonly Cache[],
): Promise<void> {
  let whole = false;
  for (const other of others) {
    const before = await openKeptBuild(scope, other, false);
    whole ||= before !== null && (await before.missing([part])).length === 0;
  }
  await build.keep(await build.missing([part]), { copies, copyOnly: !whole || sparing() });
}

async function activate(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  await (await own()).put(EARLIER_PAGES, new Response(JSON.stringify(pages.map(({ id }) => id))));
  await self.clients.claim();
}

/** Lets go of older builds once no page is left that was there before this one. */
async function tidy(): Promise<void> {
  if (self.registration.installing || self.registration.waiting) return;
  const others = await otherBuilds();
  if (others.length === 0) return;
  const earlier: readonly string[] = (await (await kept(__BUILD__, EARLIER_PAGES))?.json()) ?? [];
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.some(({ id }) => earlier.includes(id))) return;
  for (const other of others) await caches.delete(cacheName(scope, other));
}

async function page(request: Request): Promise<Response> {
  return (await kept(__BUILD__, scope)) ?? fetch(request);
}

/** Kept now that it was used. A failure leaves it to the next use. */
async function keepUsed(url: string, response: Response): Promise<void> {
  try {
    const build = await openKeptBuild(scope, __BUILD__, false);
    const file = build?.files.find((listed) => build.address(listed) === url);
    if (file) await build?.keepAnswer(file, response);
    else await response.body?.cancel();
  } catch {
    // No room, or not the file.
  }
}

async function file(event: FetchEvent): Promise<Response> {
  const { request } = event;
  for (const build of [__BUILD__, ...(await otherBuilds())]) {
    const known = await kept(build, request.url);
    if (known) return known;
  }
  const response = await fetch(request);
  if (response.ok) event.waitUntil(keepUsed(request.url, response.clone()));
  return response;
}

/** Leads on to the page that takes shared files up. */
async function receive(request: Request): Promise<Response> {
  try {
    const form = await request.formData();
    await putShared(
      scope,
      [...form.values()].filter((value) => value instanceof File),
    );
    return Response.redirect(`${scope}#/models`, 303);
  } catch (error) {
    const why = isFull(error) ? 'there is no room left for this site' : (error as Error).message;
    return new Response(`The file was not taken: ${why}.`, { status: 500 });
  }
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const asked = askedOf(event.request, scope);
  if (asked === 'share') event.respondWith(receive(event.request));
  if (asked === 'file') event.respondWith(file(event));
  if (asked === 'page') {
    event.respondWith(page(event.request));
    event.waitUntil(tidy());
  }
});
