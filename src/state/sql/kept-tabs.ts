/** The reader's queries as the browser keeps them: texts of this window, and of all windows. */
import * as v from 'valibot';
import { lastingTexts, type TextStore, windowTexts } from '../../platform/text-stores';
import { faultOf } from '../../storage/fault';
import type { SetAside } from '../../storage/set-aside';

export interface SqlTab {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

export interface StoredTabs {
  readonly tabs: readonly SqlTab[];
  readonly active: string;
}

const KEY = 'sql-tabs';
const MOVED = 'sql-tabs set aside ';
const NAME = 'the queries of the SQL page';

const TAB: v.GenericSchema<SqlTab> = v.object({ id: v.string(), name: v.string(), text: v.string() });
const TABS = v.object({ tabs: v.array(v.unknown()) });

/** The window's own first, then the one that a new window starts from, as far as the browser has them. */
export function tabStores(): TextStore[] {
  return [windowTexts(), lastingTexts()].filter((store) => store !== null);
}

interface Parts {
  readonly good: StoredTabs | null;
  /** What cannot be read of it; null where all can. */
  readonly bad: Pick<SetAside, 'name' | 'why' | 'value'> | null;
}

function partsOf(json: string): Parts {
  let kept: unknown;
  try {
    kept = JSON.parse(json);
  } catch {
    return { good: null, bad: { name: NAME, why: 'it is not JSON', value: json } };
  }
  const why = faultOf(TABS, kept);
  if (why !== null) return { good: null, bad: { name: NAME, why, value: kept } };
  const { tabs: all, active: front } = kept as { tabs: unknown[]; active?: unknown };
  const seen = new Set<string>();
  const tabs = all
    .filter((tab): tab is SqlTab => v.is(TAB, tab))
    .map((tab, index) => {
      const id = seen.has(tab.id) ? `${tab.id}-${index}` : tab.id;
      seen.add(id);
      return { id, name: tab.name, text: tab.text };
    });
  const bad = all.filter((tab) => !v.is(TAB, tab));
  const active = tabs.find(({ id }) => id === front) ?? tabs[0];
  return {
    good: active ? { tabs, active: active.id } : null,
    bad:
      bad.length === 0
        ? null
        : {
            name: bad.length === 1 ? 'a query of the SQL page' : `${bad.length} queries of the SQL page`,
            why: `${bad.length === 1 ? '' : 'the first: '}${faultOf(TAB, bad[0])}`,
            value: bad,
          },
  };
}

/** Empty where there is none, or where the browser gives none. */
function read(store: TextStore, key: string): string {
  try {
    return store.getItem(key) ?? '';
  } catch {
    return '';
  }
}

let moves = 0;

/** The tabs that can be read, from the first store that has some; null where there are none. */
export function readTabs(stores: readonly TextStore[]): StoredTabs | null {
  for (const store of stores) {
    const json = read(store, KEY);
    const good = json ? partsOf(json).good : null;
    if (good) return good;
  }
  return null;
}

/**
 * Keeps the tabs in each store. What a store has and cannot be read is moved aside first, in the last one, which
 * outlives the window.
 *
 * @param afresh the stores that have been written before
 * @throws where a store is full, or there is none
 */
export function writeTabs(stores: readonly TextStore[], tabs: StoredTabs, afresh: Set<TextStore>): void {
  const last = stores.at(-1);
  if (!last) throw new Error('There is no store');
  for (const store of stores) {
    const before = afresh.has(store) ? null : store.getItem(KEY);
    if (before && partsOf(before).bad) {
      const moved = last.keys().some((key) => key.startsWith(MOVED) && last.getItem(key) === before);
      if (!moved) last.setItem(`${MOVED}${Date.now()} ${moves++}`, before);
    }
    store.setItem(KEY, JSON.stringify(tabs));
    afresh.add(store);
  }
}

/** What cannot be read of the tabs, where it is and where it was moved. */
export function unreadTabs(stores: readonly TextStore[]): SetAside[] {
  const found = new Map<string, SetAside>();
  for (const [place, store] of stores.entries())
    for (const key of store.keys().filter((name) => name === KEY || name.startsWith(MOVED))) {
      const json = read(store, key);
      const { good, bad } = json ? partsOf(json) : { good: null, bad: null };
      if (!bad) continue;
      const remove = async () => {
        // The page may have written it anew.
        if (key === KEY && read(store, key) !== json) return;
        if (key === KEY && good) store.setItem(key, JSON.stringify(good));
        else store.removeItem(key);
      };
      // A window's own copy of the same text counts once.
      const before = found.get(json);
      found.set(json, {
        id: before?.id ?? `texts ${place} ${key}`,
        store: 'texts',
        key,
        ...bad,
        async remove() {
          await before?.remove();
          await remove();
        },
      });
    }
  return [...found.values()];
}
