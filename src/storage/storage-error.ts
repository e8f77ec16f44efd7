/** Why the browser does not keep, give or delete something, in words for the reader. */

/**
 * `refused`: it keeps nothing for this site; `newer`: a newer version of the site has written what it keeps; `broken`:
 * it cannot open what it keeps; `unread`: it opened that, but cannot read it; `full`; `other`: it did not save or
 * delete something.
 */
export type StorageProblem = 'refused' | 'newer' | 'broken' | 'unread' | 'full' | 'other';

/** The browser refused to keep something; it is still in memory. Or to give what it keeps; that is still there. */
export class StorageError extends Error {
  override name = 'StorageError';
  constructor(
    readonly problem: StorageProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Whether nothing at all can be kept or read. */
  get unavailable(): boolean {
    return ['refused', 'newer', 'broken'].includes(this.problem);
  }
}

const why = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
const nameOf = (cause: unknown): string => (cause instanceof Error ? cause.name : '');

const MEANWHILE = 'What you do here lasts until you close the page.';

/** Why the browser's database cannot be opened. */
export function openingError(cause: unknown): StorageError {
  const options = { cause };
  if (nameOf(cause) === 'VersionError')
    return new StorageError(
      'newer',
      `What this browser keeps was saved by a newer version of this site. Reload the page to get that version. ${MEANWHILE}`,
      options,
    );
  // Chromium says that it was refused in its message alone; Firefox's private windows have InvalidStateError.
  const refused =
    ['SecurityError', 'InvalidStateError', 'ReferenceError', 'TypeError'].includes(nameOf(cause)) ||
    /denied|not allowed|disabled/i.test(why(cause));
  if (refused)
    return new StorageError(
      'refused',
      `This browser keeps nothing for this site (a private window, or its settings). ${MEANWHILE}`,
      options,
    );
  return new StorageError(
    'broken',
    `This browser cannot open what it keeps for this site (${why(cause)}). Reload the page, or restart the browser. ${MEANWHILE}`,
    options,
  );
}

/** Turns the browser's own write errors into one that says what to do. */
export function storageError(cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  if (nameOf(cause) === 'QuotaExceededError')
    return new StorageError(
      'full',
      'The browser’s storage for this site is full. What you have stays in memory; to save it, delete something that is kept, or export it.',
      { cause },
    );
  return new StorageError('other', `The browser could not save this (${why(cause)}). It stays in memory.`, {
    cause,
  });
}

/** Why the browser does not give what it keeps. */
export function readingError(cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  return new StorageError(
    'unread',
    `The browser could not read what it keeps for this site (${why(cause)}). It is still there: reload the page to try again.`,
    { cause },
  );
}

/** Why the browser still has what it was asked to delete. */
export function deletionError(cause: unknown): StorageError {
  return new StorageError(
    'other',
    `The browser could not delete this, and still keeps it (${why(cause)}). Try again.`,
    { cause },
  );
}
