import { openStorage, StorageError, storageError } from './open-storage';

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

export type KeptSource = KeptVia | KeptModel;

/** Key of a source in the store. */
export function keyOf(source: KeptVia | Pick<KeptModel, 'kind' | 'model'>): string {
  return source.kind === 'via' ? 'via' : `model/${source.model}`;
}

function isKept(value: unknown): value is KeptSource {
  const kind = (value as KeptSource | null)?.kind;
  return kind === 'via' || kind === 'model';
}

/** @throws StorageError where the browser keeps nothing */
export async function keptSources(): Promise<KeptSource[]> {
  const storage = await openStorage();
  try {
    return (await storage.getAll('sources')).filter(isKept);
  } catch (cause) {
    throw storageError(cause);
  }
}

/**
 * Keeps a source. The VIA release takes the place of the one kept before; a model does not.
 *
 * @throws StorageError where the browser keeps nothing, its storage is full, or another tab has kept a model of this
 *   name
 */
export async function keepSource(source: KeptSource): Promise<void> {
  const storage = await openStorage();
  try {
    const transaction = storage.transaction('sources', 'readwrite');
    const write =
      source.kind === 'via'
        ? transaction.store.put(source, keyOf(source))
        : transaction.store.add(source, keyOf(source));
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

/** @throws StorageError */
export async function forgetSource(key: string): Promise<void> {
  const storage = await openStorage();
  try {
    await storage.delete('sources', key);
  } catch (cause) {
    throw storageError(cause);
  }
}
