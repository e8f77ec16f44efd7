/** The browser's cache storage, and how much room it has. */

/** Null where the browser has none (plain http) or refuses it. */
export async function cacheStorage(): Promise<CacheStorage | null> {
  try {
    await caches.has('');
    return caches;
  } catch {
    return null;
  }
}

/** Bytes that the site may still store; null where the browser does not say. */
export async function freeBytes(): Promise<number | null> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? null : quota - usage;
  } catch {
    return null;
  }
}
