import type { Page } from 'playwright-core';

interface Planted {
  readonly store: 'sources' | 'runs' | 'answers' | 'settings';
  readonly key: string | string[];
  /** JSON, or one of these: values that JSON lacks. */
  readonly value: unknown;
}

export const DATE = { is: 'a date' };
export const BLOB = { is: 'a file' };
export const DEEP = { is: 'deep' };

/** Puts records into the site's storage as they are, as another program or an older page might have. */
export function plant(
  page: Page,
  records: readonly Planted[],
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  return page.evaluate(
    async ([all, kept]) => {
      for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text);
      const request = indexedDB.open('value-action-lens', 1);
      request.onupgradeneeded = () => {
        for (const store of ['settings', 'sources', 'runs', 'answers'])
          request.result.createObjectStore(store);
      };
      await new Promise((resolve) => request.addEventListener('success', resolve));
      const made = (value: unknown): unknown => {
        const is = typeof value === 'object' && value !== null ? Reflect.get(value, 'is') : null;
        if (is === 'a date') return new Date(0);
        if (is === 'a file') return new Blob(['precious']);
        if (is !== 'deep') return value;
        let deep: unknown = 'x';
        for (let level = 0; level < 2000; level++) deep = { kind: 'model', deep };
        return deep;
      };
      const transaction = request.result.transaction(['settings', 'sources', 'runs', 'answers'], 'readwrite');
      for (const { store, key, value } of all) transaction.objectStore(store).put(made(value), key);
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      request.result.close();
    },
    [records, texts] as [readonly Planted[], Readonly<Record<string, string>>],
  );
}

/** The keys of everything that the site's storage holds. */
export function storedKeys(page: Page): Promise<Record<string, unknown[]>> {
  return page.evaluate(async () => {
    const request = indexedDB.open('value-action-lens');
    await new Promise((resolve) => request.addEventListener('success', resolve));
    const keys: Record<string, unknown[]> = { texts: Object.keys(localStorage).sort() };
    for (const store of ['sources', 'runs', 'answers', 'settings']) {
      const all = request.result.transaction(store).objectStore(store).getAllKeys();
      await new Promise((resolve) => all.addEventListener('success', resolve));
      keys[store] = all.result;
    }
    request.result.close();
    return keys;
  });
}
