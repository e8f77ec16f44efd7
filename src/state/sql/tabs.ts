import { type ReadonlySignal, signal } from '@preact/signals';
import type { TextStore } from '../../platform/text-stores';
import type { NamedQuery } from '../../sql/notebook/cells';
import { readTabs, type SqlTab, writeTabs } from './kept-tabs';

export type { SqlTab };

export interface SqlTabs {
  /** Never empty. */
  readonly tabs: ReadonlySignal<readonly SqlTab[]>;
  readonly activeId: ReadonlySignal<string>;
  /** Why the texts are not being kept, if they are not. */
  readonly problem: ReadonlySignal<string | null>;
  active(): SqlTab;
  activate(id: string): void;
  setText(id: string, text: string): void;
  rename(id: string, name: string): void;
  /** A new tab; or the one that already has exactly this text, or the active one if empty. @returns its id */
  open(text: string, name?: string): string;
  /** Opens several, as `open` does; the first is in front. @returns its id */
  openAll(queries: readonly NamedQuery[]): string;
  /** Closes a tab; the last one is emptied. @returns a function that brings it back */
  close(id: string): () => void;
}

/**
 * The reader's queries. Each change is kept at once: in this window's own store, so that two windows do not overwrite
 * each other, and in the shared one, from which a new window starts.
 *
 * @param stores the window's own first
 * @param first the text of the first tab of a first visit
 * @param onClose called with the id of each tab that was closed
 */
export function createTabs(
  stores: readonly TextStore[],
  first: string,
  onClose: (id: string) => void = () => {},
): SqlTabs {
  let count = 0;
  const newTab = (text: string, name?: string): SqlTab => {
    const id = `${Date.now().toString(36)}-${count++}`;
    return { id, name: name ?? freeName(), text };
  };
  const stored = readTabs(stores);
  const tabs = signal<readonly SqlTab[]>([]);
  function freeName(): string {
    const taken = new Set(tabs.value.map(({ name }) => name));
    let number = tabs.value.length + 1;
    while (taken.has(`Query ${number}`)) number++;
    return `Query ${number}`;
  }
  tabs.value = stored?.tabs ?? [newTab(first, 'Query 1')];
  const activeId = signal(stored?.active ?? tabs.value[0]?.id ?? '');
  const problem = signal<string | null>(null);

  const written = new Set<TextStore>();
  const save = () => {
    try {
      writeTabs(stores, { tabs: tabs.value, active: activeId.value }, written);
      problem.value = null;
    } catch {
      problem.value =
        'The browser does not keep your queries (its storage is full or refused). Download what you need.';
    }
  };
  const change = (next: readonly SqlTab[], active = activeId.value) => {
    tabs.value = next;
    activeId.value = active;
    save();
  };
  const edit = (id: string, part: Partial<SqlTab>) =>
    change(tabs.value.map((tab) => (tab.id === id ? { ...tab, ...part } : tab)));
  const active = () => {
    const found = tabs.value.find(({ id }) => id === activeId.value) ?? tabs.value[0];
    if (!found) throw new Error('There is always a tab');
    return found;
  };

  const open = (text: string, name?: string) => {
    const same = tabs.value.find((tab) => tab.text.trim() === text.trim());
    if (same) {
      change(tabs.value, same.id);
      return same.id;
    }
    const current = active();
    if (current.text.trim() === '') {
      edit(current.id, { text, ...(name ? { name } : {}) });
      return current.id;
    }
    const tab = newTab(text, name);
    change([...tabs.value, tab], tab.id);
    return tab.id;
  };

  return {
    tabs,
    activeId,
    problem,
    active,
    activate: (id) => change(tabs.value, id),
    setText: (id, text) => edit(id, { text }),
    rename: (id, name) => edit(id, { name: name.trim() || freeName() }),
    open,
    openAll(queries) {
      const [first = activeId.value] = queries.map(({ text, name }) => open(text, name));
      change(tabs.value, first);
      return first;
    },
    close(id) {
      const [before, beforeActive] = [tabs.value, activeId.value];
      const place = before.findIndex((tab) => tab.id === id);
      const rest = before.filter((tab) => tab.id !== id);
      const next = rest.length > 0 ? rest : [newTab('', 'Query 1')];
      const neighbour = next[Math.min(place, next.length - 1)]?.id ?? '';
      change(next, beforeActive === id ? neighbour : beforeActive);
      onClose(id);
      return () => change(before, beforeActive);
    },
  };
}
