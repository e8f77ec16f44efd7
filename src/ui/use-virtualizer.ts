import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  observeWindowOffset,
  observeWindowRect,
  type VirtualItem,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks';

export type { VirtualItem };

export interface VirtualizerOptions {
  /** Number of items. */
  readonly count: number;
  /** An item's height in pixels, or its width if `horizontal`. A guess if items are measured. */
  readonly estimateSize: (index: number) => number;
  /** The element that scrolls; the window if absent. */
  readonly scroller?: RefObject<HTMLElement>;
  /** Columns instead of rows. */
  readonly horizontal?: boolean;
  /** Items beyond the visible ones on either side; 8 if absent. */
  readonly overscan?: number;
  /** An item's identity, so that its measured size stays with it when the list changes; its index if absent. */
  readonly getItemKey?: (index: number) => string | number;
  /** Pixels of the window or scroller above the list. */
  readonly scrollMargin?: number;
  /** Pixels at the top that something sticky, such as a header, covers. */
  readonly scrollPaddingStart?: number;
}

export interface VirtualList {
  /** The items to render, in order, each at `start - scrollMargin` pixels of the list. */
  readonly items: readonly VirtualItem[];
  /** Size of the whole list in pixels. */
  readonly totalSize: number;
  /** Brings an item into view. */
  scrollToIndex(index: number, align?: 'auto' | 'start' | 'center' | 'end'): void;
  /** For the `ref` of an item's element with `data-index`: its real size replaces the guess. */
  readonly measure: (element: Element | null) => void;
  /** Forgets all sizes; call when `estimateSize` changes. */
  remeasure(): void;
}

type AnyVirtualizer = Virtualizer<Element | Window, Element>;

/** The list begins where its scroller is: a virtualizer scrolls to its first offset. */
function optionsOf(options: VirtualizerOptions, onChange: () => void) {
  const { scroller } = options;
  const source = scroller
    ? {
        getScrollElement: () => scroller.current,
        initialOffset: () =>
          (options.horizontal ? scroller.current?.scrollLeft : scroller.current?.scrollTop) ?? 0,
        observeElementRect,
        observeElementOffset,
        scrollToFn: elementScroll,
      }
    : {
        getScrollElement: () => (typeof window === 'undefined' ? null : window),
        initialOffset: () => (typeof window === 'undefined' ? 0 : window.scrollY),
        observeElementRect: observeWindowRect,
        observeElementOffset: observeWindowOffset,
        scrollToFn: windowScroll,
      };
  return {
    ...source,
    count: options.count,
    estimateSize: options.estimateSize,
    horizontal: options.horizontal ?? false,
    overscan: options.overscan ?? 8,
    scrollMargin: options.scrollMargin ?? 0,
    scrollPaddingStart: options.scrollPaddingStart ?? 0,
    ...(options.getItemKey ? { getItemKey: options.getItemKey } : {}),
    onChange,
    // One class serves both elements and the window; the four functions above belong together.
  } as unknown as ConstructorParameters<typeof Virtualizer<Element | Window, Element>>[0];
}

/** Tracks which rows (or columns) of a long list are in view, so that only those are rendered. */
export function useVirtualizer(options: VirtualizerOptions): VirtualList {
  const [, render] = useReducer((count: number) => count + 1, 0);
  const [virtualizer] = useState<AnyVirtualizer>(
    () => new Virtualizer<Element | Window, Element>(optionsOf(options, () => render(undefined))),
  );
  virtualizer.setOptions(optionsOf(options, () => render(undefined)));
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    items: virtualizer.getVirtualItems(),
    totalSize: virtualizer.getTotalSize(),
    scrollToIndex: (index, align = 'auto') => virtualizer.scrollToIndex(index, { align }),
    measure: virtualizer.measureElement,
    remeasure: () => virtualizer.measure(),
  };
}
