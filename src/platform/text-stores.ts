/** What a page needs of `localStorage` and `sessionStorage`. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
  /** Names of all texts. */
  keys(): string[];
}

function textStore(storage: () => Storage | null): TextStore | null {
  try {
    const found = storage();
    if (!found) return null;
    return {
      getItem: (key) => found.getItem(key),
      setItem: (key, text) => found.setItem(key, text),
      removeItem: (key) => found.removeItem(key),
      keys: () => Array.from({ length: found.length }, (_, index) => found.key(index) ?? ''),
    };
  } catch {
    return null;
  }
}

/** Texts that outlive the window; null where the browser refuses that. */
export const lastingTexts = (): TextStore | null => textStore(() => localStorage);

/** Texts of this window alone; null where the browser refuses that. */
export const windowTexts = (): TextStore | null => textStore(() => sessionStorage);
