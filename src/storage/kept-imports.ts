import { deletionError, openStorage, StorageError, storageError } from './open-storage';

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

export type KeptImport = KeptVia | KeptModel;

/** Key of an import in the store. */
export function keyOf(kept: KeptVia | Pick<KeptModel, 'kind' | 'model'>): string {
  return kept.kind === 'via' ? 'via' : `model/${kept.model}`;
}

/**
 * What is kept, without anything malformed.
 *
 * @throws StorageError where the browser keeps nothing
 */
export async function keptImports(): Promise<KeptImport[]> {
  const storage = await openStorage();
  try {
    const kept = await storage.getAll('sources');
    // The code that checks it is fetched only where there is something to check.
    return kept.length === 0 ? [] : (await import('./import-schema')).fittingImports(kept);
  } catch (cause) {
    throw storageError(cause);
  }
}

/**
 * Keeps an import. The VIA release replaces the one kept before; a model does not.
 *
 * @throws StorageError where the browser keeps nothing, its storage is full, or another tab keeps a model of this
 *   name
 */
export async function keepImport(kept: KeptImport): Promise<void> {
  const storage = await openStorage();
  try {
    const transaction = storage.transaction('sources', 'readwrite');
    const write =
      kept.kind === 'via'
        ? transaction.store.put(kept, keyOf(kept))
        : transaction.store.add(kept, keyOf(kept));
    await Promise.all([write, transaction.done]);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'ConstraintError')
      throw new StorageError(
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
