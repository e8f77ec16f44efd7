import type { Agreement } from '../domain/via/agreement';
import { keyOf } from './import-key';
import { openStorage } from './open-storage';
import type { Read } from './set-aside';
import { deletionError, readingError, StorageError, storageError } from './storage-error';

export { keyOf };

/** The file of the VIA release, as the reader chose it. */
export interface KeptVia {
  readonly kind: 'via';
  readonly file: string;
  readonly bytes: ArrayBuffer;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** An imported model. Ratings and choices as `domain/model-answers.ts` packs them. */
export interface KeptModel {
  readonly kind: 'model';
  readonly model: string;
  readonly label: string;
  readonly note: string;
  readonly ratings: Uint8Array | null;
  readonly choices: Uint8Array | null;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** The choices in the authors' own file of a published model, as `domain/model-answers.ts` packs them. */
export interface KeptRaw {
  readonly kind: 'raw';
  readonly model: string;
  readonly choices: Uint8Array;
  readonly agreement: Agreement;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export type KeptImport = KeptVia | KeptModel | KeptRaw;

/**
 * What is kept, and what of it cannot be read.
 *
 * @throws StorageError where the browser keeps nothing, or cannot read any of it
 */
export async function keptImports(): Promise<Read<KeptImport>> {
  const storage = await openStorage();
  try {
    // The code that checks it is fetched only where there is something to check.
    if ((await storage.count('sources')) === 0) return { good: [], setAside: [] };
    return await (await import('./import-schema')).readImports();
  } catch (cause) {
    throw readingError(cause);
  }
}

/**
 * Keeps an import. The VIA release, and the authors' file of a model, replace the one kept before; a model does not.
 *
 * @throws StorageError where the browser keeps nothing, its storage is full, or another tab keeps a model of this
 *   name
 */
export async function keepImport(kept: KeptImport): Promise<void> {
  const storage = await openStorage();
  const key = keyOf(kept);
  try {
    if ((await storage.count('sources', key)) > 0) {
      const [{ makeWay }, { IMPORTS }] = await Promise.all([
        import('./set-aside'),
        import('./import-schema'),
      ]);
      await makeWay(IMPORTS, key);
    }
    const transaction = storage.transaction('sources', 'readwrite');
    const write = kept.kind === 'model' ? transaction.store.add(kept, key) : transaction.store.put(kept, key);
    await Promise.all([write, transaction.done]);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'ConstraintError')
      throw new StorageError(
        'other',
        'Another tab keeps a model with this name. This one lasts until you close the page, unless you rename it.',
        { cause },
      );
    throw storageError(cause);
  }
}

/** @throws StorageError, in which case the browser still keeps it */
export async function forgetImport(key: string): Promise<void> {
  const storage = await openStorage();
  try {
    await storage.delete('sources', key);
  } catch (cause) {
    throw deletionError(cause);
  }
}
