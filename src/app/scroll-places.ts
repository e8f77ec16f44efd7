/**
 * Where the reader was on each page of the tab's history: Back and Forward return there, with the boxes that scroll
 * within the page, as soon as the page is long enough again.
 */
import { windowTexts } from '../platform/text-stores';
import { rowBoxOf } from '../ui/row-boxes';

/** Pixels from the top of the page; in each box, by its accessible name, pixels too, or the row at its top. */
interface Place {
  readonly page: number;
  readonly boxes: Readonly<Record<string, number>>;
}

/** What `history.state` holds. */
interface EntryState {
  readonly entry: string;
}

/** The key under which the window keeps its places, for a reload. */
const KEPT = 'scroll-places';
/** The entries that are kept. */
const MOST = 50;

const BOXES = 'main [role="region"][tabindex="0"]';
/** What a reader does who no longer waits to be brought back. */
const MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
/** No page takes longer to show its data, or it never will. */
const LONGEST_MS = 15_000;

function nameOf(box: Element): string {
  const labels = (box.getAttribute('aria-labelledby') ?? '').split(' ');
  const named = labels.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  return box.getAttribute('aria-label') ?? named;
}

const boxes = (): Map<string, Element> =>
  new Map([...document.querySelectorAll(BOXES)].map((box) => [nameOf(box), box]));

function isPlace(value: unknown): value is Place {
  const { page, boxes: tops } = (value ?? {}) as Partial<Place>;
  return (
    typeof page === 'number' &&
    tops instanceof Object &&
    Object.values(tops).every((top) => typeof top === 'number')
  );
}

/** The places from before the page was loaded again; none that cannot be read. */
function kept(): Map<string, Place> {
  try {
    const stored: unknown = JSON.parse(windowTexts()?.getItem(KEPT) ?? '{}');
    return new Map(Object.entries(stored ?? {}).filter((pair): pair is [string, Place] => isPlace(pair[1])));
  } catch {
    return new Map();
  }
}

function keep(places: ReadonlyMap<string, Place>): void {
  try {
    const last = [...places].slice(-MOST);
    windowTexts()?.setItem(KEPT, JSON.stringify(Object.fromEntries(last)));
  } catch {
    // After a reload the page begins at its top.
  }
}

export interface ScrollPlaces {
  /** Follows what the reader scrolls. Call once, in the browser. */
  follow(): void;
  /** Call when the address has changed: what is scrolled from now on belongs to the entry that is there now. */
  arrived(): void;
  /**
   * Call when the view of that address is there. On another page than before it goes to where the reader was on this
   * entry of the history; on a new one, to the top.
   */
  settle(onAnotherPage: boolean): void;
}

export function createScrollPlaces(): ScrollPlaces {
  let places = new Map<string, Place>();
  let entry = '';
  /** Between an entry and its view, the browser scrolls as what is there becomes shorter. */
  let settled = true;
  let restoring: AbortController | null = null;

  function remember(): void {
    if (restoring || !settled) return;
    const scrolled = [...boxes()].filter(([, box]) => box.scrollTop > 0);
    const placeOf = (box: Element) => rowBoxOf(box)?.place() ?? box.scrollTop;
    // The entries that were seen last come last.
    places.delete(entry);
    places.set(entry, {
      page: window.scrollY,
      boxes: Object.fromEntries(scrolled.map(([name, box]) => [name, placeOf(box)])),
    });
  }

  /** @returns whether it is where it was */
  function scrollBox(box: Element | undefined, place: number): boolean {
    if (!box) return false;
    const rows = rowBoxOf(box);
    if (rows) return rows.goTo(place);
    box.scrollTo({ top: place });
    return Math.abs(box.scrollTop - place) < 2;
  }

  /** @returns whether all is where it was */
  function goTo({ page, boxes: places }: Place): boolean {
    const there = boxes();
    const reached = Object.entries(places).map(([name, place]) => scrollBox(there.get(name), place));
    window.scrollTo(0, page);
    return reached.every(Boolean) && Math.abs(window.scrollY - page) < 2;
  }

  function restore(place: Place): void {
    restoring?.abort();
    const run = new AbortController();
    restoring = run;
    const { signal } = run;
    const watched = new Set<Element>();
    const grown = new ResizeObserver(() => {
      if (goTo(place)) {
        run.abort();
        return;
      }
      // What is in a box grows without the page.
      for (const { firstElementChild: content } of boxes().values())
        if (content && !watched.has(content)) {
          watched.add(content);
          grown.observe(content);
        }
    });
    signal.addEventListener('abort', () => {
      grown.disconnect();
      if (restoring === run) restoring = null;
    });
    for (const move of MOVES) addEventListener(move, () => run.abort(), { signal, passive: true });
    const late = setTimeout(() => run.abort(), LONGEST_MS);
    signal.addEventListener('abort', () => clearTimeout(late));
    // It is told of the size at once, and of every change.
    grown.observe(document.body);
  }

  function arrived(): void {
    const state = window.history.state as EntryState | null;
    if (state?.entry === entry && entry !== '') return;
    restoring?.abort();
    settled = false;
    entry = state?.entry ?? `${Date.now()} ${Math.random()}`;
    if (!state?.entry) window.history.replaceState({ entry } satisfies EntryState, '');
  }

  return {
    follow() {
      window.history.scrollRestoration = 'manual';
      places = kept();
      arrived();
      settled = true;
      addEventListener('scroll', remember, { capture: true, passive: true });
      addEventListener('pagehide', () => keep(places));
      const place = places.get(entry);
      if (place) restore(place);
    },
    arrived,
    settle(onAnotherPage) {
      settled = true;
      if (!onAnotherPage) return;
      const place = places.get(entry);
      if (place) restore(place);
      else window.scrollTo(0, 0);
    },
  };
}
