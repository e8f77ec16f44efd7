import { signal } from '@preact/signals';
import { useServices } from './services';

/** Counts how often the reader asked. */
export const createAttempts = () => signal(0);

/** How often the reader asked for what failed on this page to be tried again, and the way to ask. */
export function useAttempts(): { readonly count: number; again(): void } {
  const attempts = useServices().once(createAttempts);
  return {
    count: attempts.value,
    again: () => {
      attempts.value++;
    },
  };
}
