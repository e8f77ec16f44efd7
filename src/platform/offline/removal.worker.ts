/** Takes the place of a service worker that must go: removes what it kept of the site, and then itself. */
import { buildOf } from './build-files';

declare const self: ServiceWorkerGlobalScope;

async function removeKept(): Promise<void> {
  const { scope } = self.registration;
  for (const name of await caches.keys()) if (buildOf(scope, name) !== null) await caches.delete(name);
}

/** Pages look whether the worker is there once they have kept something; what they kept before it went, goes now. */
async function remove(): Promise<void> {
  await removeKept();
  await self.registration.unregister();
  await removeKept();
}

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(remove()));
