import { type Signal, signal } from '@preact/signals';

/** What another tab did to what this one shows, as a sentence; null once the reader has read it. */
export const createTabNews = (): Signal<string | null> => signal(null);
