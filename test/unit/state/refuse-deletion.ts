import { vi } from 'vitest';

/** Makes the browser's storage refuse deletions until mocks are restored. */
export function refuseDeletion(): void {
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
    throw new DOMException('the disk is read-only', 'UnknownError');
  });
}
