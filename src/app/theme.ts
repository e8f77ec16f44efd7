import { type ReadonlySignal, signal } from '@preact/signals';
import { lastingTexts } from '../platform/text-stores';

export type Theme = 'auto' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];
const KEY = 'theme';

function stored(): Theme {
  const value = lastingTexts()?.getItem(KEY);
  return THEMES.find((theme) => theme === value) ?? 'auto';
}

export interface ThemeChoice {
  readonly theme: ReadonlySignal<Theme>;
  /** Adopts the stored theme (the page's inline script has already painted it). */
  start(): void;
  /** Changes the theme, and keeps it for the next visit where storage allows. */
  choose(chosen: Theme): void;
}

export function createThemeChoice(): ThemeChoice {
  const theme = signal<Theme>('auto');
  const apply = (chosen: Theme) => {
    theme.value = chosen;
    if (chosen === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
  };
  return {
    theme,
    start: () => apply(stored()),
    choose(chosen) {
      apply(chosen);
      try {
        if (chosen === 'auto') lastingTexts()?.removeItem(KEY);
        else lastingTexts()?.setItem(KEY, chosen);
      } catch {
        // Kept for this visit only.
      }
    },
  };
}
