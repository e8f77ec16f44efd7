import type { TextStore } from '../../../../src/platform/text-stores';

/** Texts in memory. */
export function textStore(
  ...texts: readonly (readonly [key: string, text: string])[]
): TextStore & { readonly kept: Map<string, string> } {
  const kept = new Map(texts);
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}

/** A store that takes nothing. */
export const fullStore = (): TextStore => ({
  ...textStore(),
  setItem() {
    throw new DOMException('full', 'QuotaExceededError');
  },
});
