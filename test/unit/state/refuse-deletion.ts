import { vi } from 'vitest';

/** Lets the browser's storage delete nothing, until mocks are restored. */
export function refuseDeletion(): void {
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
    throw new DOMException('the disk is read-only', 'UnknownError');
  });
}
