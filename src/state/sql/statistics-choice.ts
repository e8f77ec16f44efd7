import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { lastingTexts } from '../../platform/text-stores';

/** Whether results show statistics of their columns; it is kept for the next visit where storage allows. */
export interface StatisticsChoice {
  readonly shown: ReadonlySignal<boolean>;
  choose(shown: boolean): void;
}

const KEY = 'sql-column-statistics';
const ENOUGH_ROOM = '(min-width: 768px)';

export function createStatisticsChoice(): StatisticsChoice {
  const kept = lastingTexts()?.getItem(KEY);
  const chosen = signal(kept ? kept === 'shown' : null);
  const wide = globalThis.matchMedia?.(ENOUGH_ROOM);
  const hasRoom = signal(wide?.matches ?? false);
  wide?.addEventListener('change', () => {
    hasRoom.value = wide.matches;
  });
  return {
    shown: computed(() => chosen.value ?? hasRoom.value),
    choose(next) {
      chosen.value = next;
      try {
        lastingTexts()?.setItem(KEY, next ? 'shown' : 'hidden');
      } catch {
        // Kept for this visit only.
      }
    },
  };
}
