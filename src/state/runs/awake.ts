/** Whether the screen stays on while a run goes on: the reader's choice, and what the browser makes of it. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { lastingTexts } from '../../platform/text-stores';
import { type Awake, stayAwake } from '../../platform/wake-lock';

export interface ScreenAwake {
  readonly wanted: ReadonlySignal<boolean>;
  readonly state: ReadonlySignal<Awake>;
  want(wanted: boolean): void;
  /** A run begins, or ends. */
  count(change: 1 | -1): void;
}

const KEY = 'value-action-lens/screen-off';

export function createAwake(): ScreenAwake {
  const wanted = signal(lastingTexts()?.getItem(KEY) !== 'yes');
  const state = signal<Awake>('off');
  const running = signal(0);
  const on = computed(() => wanted.value && running.value > 0);
  effect(() => {
    if (!on.value) return;
    return stayAwake((told) => {
      state.value = told;
    });
  });
  return {
    wanted,
    state,
    want(chosen) {
      wanted.value = chosen;
      if (chosen) lastingTexts()?.removeItem(KEY);
      else lastingTexts()?.setItem(KEY, 'yes');
    },
    count(change) {
      running.value += change;
    },
  };
}
