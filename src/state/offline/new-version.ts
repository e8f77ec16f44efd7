import { type Signal, signal } from '@preact/signals';

/** Reloads the page as the version that has come; null while there is none, or where the reader wants it later. */
export const createNewVersion = (): Signal<(() => void) | null> => signal(null);
