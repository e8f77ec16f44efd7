import { type ReadonlySignal, signal } from '@preact/signals';

export type Theme = 'auto' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];
const KEY = 'theme';

function stored(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === value) ?? 'auto';
  } catch {
    // Storage is refused, as in some private windows.
    return 'auto';
  }
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
        if (chosen === 'auto') localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, chosen);
      } catch {
        // Kept for this visit only.
      }
    },
  };
}
