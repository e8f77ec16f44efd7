import { type ReadonlySignal, signal } from '@preact/signals';
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
  const shown = signal(kept ? kept === 'shown' : globalThis.matchMedia?.(ENOUGH_ROOM).matches);
  return {
    shown,
    choose(next) {
      shown.value = next;
      try {
        lastingTexts()?.setItem(KEY, next ? 'shown' : 'hidden');
      } catch {
        // Kept for this visit only.
      }
    },
  };
}
