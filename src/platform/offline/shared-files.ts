/** Files that another app shared with this site, from the worker that received them until a page takes them up. */

const cacheName = (scope: string): string => `value-action-lens shared ${scope}`;
const NAME = 'x-file-name';

/** Keeps what was shared last. @throws a QuotaExceededError */
export async function putShared(scope: string, files: readonly File[]): Promise<void> {
  await caches.delete(cacheName(scope));
  const cache = await caches.open(cacheName(scope));
  for (const [place, file] of files.entries())
    await cache.put(
      `${scope}shared/${place}`,
      new Response(file, { headers: { 'content-type': file.type, [NAME]: encodeURIComponent(file.name) } }),
    );
}

/** Hands out what was shared, once. None where the browser keeps nothing. */
export async function takeShared(scope: string): Promise<File[]> {
  try {
    if (!(await caches.has(cacheName(scope)))) return [];
    const cache = await caches.open(cacheName(scope));
    const kept = await cache.matchAll();
    const files = await Promise.all(
      kept.map(async (response) => {
        const name = decodeURIComponent(response.headers.get(NAME) ?? 'file');
        return new File([await response.blob()], name, {
          type: response.headers.get('content-type') ?? '',
        });
      }),
    );
    await caches.delete(cacheName(scope));
    return files;
  } catch {
    return [];
  }
}
