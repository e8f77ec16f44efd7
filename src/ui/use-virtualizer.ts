import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks';

export type { VirtualItem };

export interface VirtualizerOptions {
  /** Number of items. */
  readonly count: number;
  /** An item's height in pixels, or its width if `horizontal`. A guess if items are measured. */
  readonly estimateSize: (index: number) => number;
  /** The element that scrolls. */
  readonly scroller: RefObject<HTMLElement>;
  /** Columns instead of rows. */
  readonly horizontal?: boolean;
  /** Items beyond the visible ones on either side; `OVERSCAN` if absent. */
  readonly overscan?: number;
  /** An item's identity, so that its measured size stays with it when the list changes; its index if absent. */
  readonly getItemKey?: (index: number) => string | number;
  /** Pixels before the list, within the scroller, of something sticky, such as a header: it covers what is under it. */
  readonly covered?: number;
}

export interface VirtualList {
  /** The items to render, in order, each at `start` pixels of the list. */
  readonly items: readonly VirtualItem[];
  /** Size of the whole list in pixels. */
  readonly totalSize: number;
  /** The first and last item that are in view, if only in part; null before the scroller is measured. */
  readonly visible: { readonly first: number; readonly last: number } | null;
  /** The item at the top of what is in view, as its index and the part of it that is above. */
  place(): number;
  /** Pixels from the list's start to a place. */
  offsetOf(place: number): number;
  /** Brings an item into view. */
  scrollToIndex(index: number, align?: 'auto' | 'start' | 'center' | 'end'): void;
  /** For the `ref` of an item's element with `data-index`: its real size replaces the guess. */
  readonly measure: (element: Element | null) => void;
}

const OVERSCAN = 8;

type Own = Virtualizer<HTMLElement, Element>;

/** The list begins where its scroller is: a virtualizer scrolls to its first offset. */
function optionsOf(options: VirtualizerOptions, onChange: () => void) {
  const { scroller, horizontal = false } = options;
  return {
    getScrollElement: () => scroller.current,
    initialOffset: () => (horizontal ? scroller.current?.scrollLeft : scroller.current?.scrollTop) ?? 0,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    count: options.count,
    estimateSize: options.estimateSize,
    horizontal,
    overscan: options.overscan ?? OVERSCAN,
    paddingStart: options.covered ?? 0,
    scrollPaddingStart: options.covered ?? 0,
    ...(options.getItemKey ? { getItemKey: options.getItemKey } : {}),
    onChange,
  };
}

/** Tracks which rows (or columns) of a long list are in view, so that only those are rendered. */
export function useVirtualizer(options: VirtualizerOptions): VirtualList {
  const [, render] = useReducer((count: number) => count + 1, 0);
  const [virtualizer] = useState<Own>(() => new Virtualizer(optionsOf(options, () => render(undefined))));
  virtualizer.setOptions(optionsOf(options, () => render(undefined)));
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  const { covered = 0, overscan = OVERSCAN } = options;
  const rendered = virtualizer.getVirtualItems();
  // What is under the cover is as little in view as what is above it.
  const top = (virtualizer.scrollOffset ?? 0) + covered;
  const first = Math.max(
    0,
    rendered.findIndex(({ end }) => end > top),
  );
  const items = rendered
    .slice(Math.max(0, first - overscan))
    .map((item) => ({ ...item, start: item.start - covered, end: item.end - covered }));
  const inView = rendered[first];
  const last = virtualizer.range?.endIndex;
  return {
    items,
    totalSize: virtualizer.getTotalSize() - covered,
    visible: inView && last !== undefined ? { first: inView.index, last } : null,
    place() {
      const offset = (options.scroller.current?.scrollTop ?? 0) + covered;
      const item = virtualizer.getVirtualItemForOffset(offset);
      return item ? item.index + Math.min(0.999, Math.max(0, offset - item.start) / item.size) : 0;
    },
    offsetOf(place) {
      const { start = covered, size = 0 } = virtualizer.measurementsCache[Math.floor(place)] ?? {};
      return start - covered + (place % 1) * size;
    },
    scrollToIndex: (index, align = 'auto') => virtualizer.scrollToIndex(index, { align }),
    measure: virtualizer.measureElement,
  };
}
