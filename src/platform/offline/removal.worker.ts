/** Takes the place of a service worker that must go: removes what it kept of the site, and then itself. */
import { buildOf } from './build-files';

declare const self: ServiceWorkerGlobalScope;

async function remove(): Promise<void> {
  const { scope } = self.registration;
  for (const name of await caches.keys()) if (buildOf(scope, name) !== null) await caches.delete(name);
  await self.registration.unregister();
}

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(remove()));
