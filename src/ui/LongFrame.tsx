import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatCount } from '../domain/text/figures';
import { Button } from './Button';
import { moveInList } from './list-move';
import { registerRowBox } from './row-boxes';
import { TableScroll } from './TableScroll';
import { usePrinting } from './use-printing';
import { useVirtualizer } from './use-virtualizer';
import './long-list.css';

export interface LongFrameProps {
  /** Accessible name of the box. */
  readonly name: string;
  /** What a row is. */
  readonly of: { readonly one: string; readonly many: string };
  readonly count: number;
  /** How many rows there will be, while these are only the first. */
  readonly total?: number;
  /** No more rows than these are shown without a box. */
  readonly whole?: number;
  /** About how high a row is, in pixels. */
  readonly guess: number;
  /** A row's identity. */
  readonly keyOf: (index: number) => string;
  /** Which rows these are, such as the filter: others begin at their top. */
  readonly about?: string;
  /** A row to go to; a new object goes there again. */
  readonly shown?: { readonly at: number } | null;
  /** No more rows than these go on paper. */
  readonly onPaper?: number;
}

/** The rows to render. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
  /** Pixels that the rows before and after them take. */
  readonly before: number;
  readonly after: number;
  /** Whether the list is in a box. */
  readonly boxed: boolean;
  /** For the `ref` of a row's element with `data-index`. */
  readonly measure: ((element: Element | null) => void) | null;
}

interface Props extends LongFrameProps {
  readonly children: (rows: RowWindow) => ComponentChildren;
}

/** More than any screen shows: on paper the box has no end, and the list would be rendered whole. */
const MOST_RENDERED = 200;
/** Enough for any screen, until the box is measured. */
const FIRST_ROWS = 12;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Rows that are in view, and the way to any other. */
function Bar({
  of,
  count,
  total,
  visible,
  onGo,
}: {
  of: LongFrameProps['of'];
  count: number;
  total: number;
  visible: { readonly first: number; readonly last: number } | null;
  onGo: (index: number) => void;
}) {
  const number = useRef<HTMLInputElement>(null);
  return (
    <div class="long-list-bar small" data-not-on-paper>
      <p>
        {visible && visible.first < visible.last
          ? `${capitalised(of.many)} ${formatCount(visible.first + 1)}–${formatCount(visible.last + 1)} of `
          : visible && `${capitalised(of.one)} ${formatCount(visible.first + 1)} of `}
        {formatCount(total)}
        {!visible && ` ${of.many}`}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (number.current?.value) onGo(number.current.valueAsNumber - 1);
        }}
      >
        <label>
          Go to {of.one}{' '}
          <input class="text-input" type="number" min={1} max={total} ref={number} disabled={count < total} />
        </label>{' '}
        <Button type="submit">Go</Button>
      </form>
    </div>
  );
}

/**
 * A list of any length: a box of its own with the rows that are in view, where it is in the list, and the way to any
 * row, also by keys. The page stays short. Few rows have no box.
 */
export function LongFrame({ name, of, count, total = count, whole = 12, onPaper = 200, ...props }: Props) {
  const { guess, keyOf, about = '', shown = null, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const boxed = total > whole;
  const printing = usePrinting();
  /** Height of a table's head, which stays at the top of the box. */
  const [head, setHead] = useState(0);
  useLayoutEffect(() => {
    setHead((boxed && box.current?.querySelector('thead')?.offsetHeight) || 0);
  }, [boxed]);
  const list = useVirtualizer({
    count: boxed ? count : 0,
    estimateSize: () => guess,
    getItemKey: keyOf,
    scroller: box,
    overscan: 4,
    covered: head,
  });
  const latest = useRef(list);
  latest.current = list;
  /** The row whose link gets the focus once it is rendered. */
  const wanted = useRef<number | null>(null);
  /** Whether the focus was in the box: the row that had it may be gone. */
  const within = useRef(false);

  const go = (index: number, align: 'auto' | 'start' | 'center' | 'end', focus: boolean) => {
    const at = Math.max(0, Math.min(count - 1, index));
    wanted.current = focus ? at : null;
    list.scrollToIndex(at, align);
    focusWanted();
  };
  const focusWanted = () => {
    const row =
      wanted.current === null ? null : box.current?.querySelector(`[data-index="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.querySelector<HTMLElement>('a[href], button, summary')?.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    focusWanted();
    if (within.current && document.activeElement === document.body)
      box.current?.focus({ preventScroll: true });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new request counts
  useLayoutEffect(() => {
    if (shown) go(shown.at, 'center', true);
  }, [shown]);
  const before = useRef(about);
  useLayoutEffect(() => {
    if (before.current === about) return;
    before.current = about;
    box.current?.scrollTo({ top: 0 });
  }, [about]);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current || !boxed) return;
    return registerRowBox(current, {
      place: () => latest.current.place(),
      goTo(place) {
        if (place >= count) return false;
        current.scrollTo({ top: latest.current.offsetOf(place) });
        return true;
      },
    });
  }, [boxed, count]);

  const onKeyDown = (event: KeyboardEvent) => {
    const { visible } = list;
    const row = (event.target as Element).closest<HTMLElement>('[data-index]');
    const at = row ? Number(row.dataset.index) : null;
    const move = boxed && visible ? moveInList(event, at, count, visible.last - visible.first) : null;
    if (!move) return;
    event.preventDefault();
    go(move.to, move.align, at !== null);
  };

  const printed = Math.min(count, onPaper);
  const items = list.items.slice(0, MOST_RENDERED);
  const [first, last] = [items[0], items.at(-1)];
  let rows: RowWindow;
  if (!boxed || printing)
    rows = { from: 0, to: boxed ? printed : count, before: 0, after: 0, boxed, measure: null };
  else
    rows = {
      from: first?.index ?? 0,
      to: last ? last.index + 1 : Math.min(count, FIRST_ROWS),
      before: first?.start ?? 0,
      after: last ? list.totalSize - last.end : 0,
      boxed,
      measure: list.measure,
    };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the box and the links in it are what takes keys
    <div
      class="long-list"
      onKeyDown={onKeyDown}
      onFocusIn={(event) => {
        within.current = box.current?.contains(event.target as Node) ?? false;
      }}
      onFocusOut={(event) => {
        // A row that is taken away has no next element.
        if (event.relatedTarget) within.current = false;
      }}
    >
      {boxed && (
        <Bar
          of={of}
          count={count}
          total={total}
          visible={list.visible}
          onGo={(index) => go(index, 'start', true)}
        />
      )}
      <TableScroll name={{ label: name }} {...(boxed ? { class: 'long-list-box' } : {})} frame={box}>
        {children(rows)}
      </TableScroll>
      {boxed && total > printed && (
        <p class="long-list-on-paper">
          The first {formatCount(printed)} of {formatCount(total)} {of.many}; the other{' '}
          {formatCount(total - printed)} are not printed.
        </p>
      )}
    </div>
  );
}
