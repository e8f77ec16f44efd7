import { type ReadonlySignal, signal } from '@preact/signals';
import type { SetAside } from '../storage/set-aside';

export type { SetAside };

/** What this browser keeps and this version of the site cannot read. */
export interface SetAsideRecords {
  readonly list: ReadonlySignal<readonly SetAside[]>;
  /** Adds what was found while something was restored. */
  note(found: readonly SetAside[]): void;
  /** Looks through all that is kept. Never rejects: where nothing can be read, whoever needs it says so. */
  look(): Promise<void>;
  /** Deletes some. @throws StorageError naming why the browser still keeps one */
  remove(records: readonly SetAside[]): Promise<void>;
}

export function createSetAside(): SetAsideRecords {
  const list = signal<readonly SetAside[]>([]);
  /** Found by those who restore, which looking does not find. */
  const noted = new Map<string, SetAside>();
  const show = (found: readonly SetAside[]) => {
    list.value = [...new Map([...noted.values(), ...found].map((record) => [record.id, record])).values()];
  };
  const look = async () => {
    try {
      const { findUnread } = await import('./find-unread');
      show(await findUnread());
    } catch {
      // What was noted stays.
    }
  };
  return {
    list,
    note(found) {
      for (const record of found) noted.set(record.id, record);
      if (found.length > 0) show(list.peek());
    },
    look,
    async remove(records) {
      try {
        for (const record of records) {
          await record.remove();
          noted.delete(record.id);
          list.value = list.value.filter(({ id }) => id !== record.id);
        }
      } finally {
        await look();
      }
    },
  };
}
