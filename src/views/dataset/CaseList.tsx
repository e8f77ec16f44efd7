import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ActionIndex } from '../../analysis/dataset/action-index';
import type { ActionRow, Choosers } from '../../analysis/dataset/action-rows';
import { caseLink } from '../../analysis/links';
import { cellKey } from '../../domain/keys';
import type { TextTerm } from '../../domain/text/text-query';
import { CaseTrail } from '../../ui/CaseTrail';
import { useVirtualizer, type VirtualList } from '../../ui/use-virtualizer';
import { ActionCard } from './ActionCard';
import './case-list.css';

interface Props {
  readonly index: ActionIndex;
  /** Cases or rows by index, depending on the layout. */
  readonly items: readonly number[];
  readonly layout: 'pairs' | 'actions';
  readonly terms: readonly TextTerm[];
  readonly choosers: Choosers | null;
  /** An item to show in the middle; a new object shows it again. */
  readonly shownItem: { readonly at: number } | null;
}

const GUESS = { pairs: 340, actions: 220 } as const;
const PINNED_HEADER = 72;

function CaseHead({ row }: { row: ActionRow }) {
  return (
    <h3 class="case-head">
      <a href={`#${caseLink(row.country, row.topic, row.value)}`}>{row.value}</a>
      <span>
        {row.type} · {row.country} · {row.topic}
      </span>
    </h3>
  );
}

/** The row that says which case an item is of. */
function headOf(index: ActionIndex, layout: Props['layout'], item: number): ActionRow | null {
  if (layout === 'actions') return index.rows[item] ?? null;
  const pair = index.cases[item];
  return pair?.positive ?? pair?.negative ?? null;
}

function Item({
  index,
  item,
  layout,
  terms,
  choosers,
}: Omit<Props, 'items' | 'shownItem'> & { item: number }) {
  const row = layout === 'actions' ? index.rows[item] : undefined;
  const pair = layout === 'pairs' ? index.cases[item] : undefined;
  const head = headOf(index, layout, item);
  if (!head) return null;
  const chosen = choosers?.get(cellKey(head)) ?? null;
  const card = (polarity: 'positive' | 'negative', own: ActionRow | null) => (
    <ActionCard
      row={own}
      polarity={polarity}
      terms={terms}
      chosenBy={chosen && (polarity === 'positive' ? chosen.agree : chosen.disagree)}
    />
  );
  return (
    <>
      <CaseHead row={head} />
      <div class={`case-actions is-${layout}`}>
        {row ? (
          card(row.polarity, row)
        ) : (
          <>
            {card('positive', pair?.positive ?? null)}
            {card('negative', pair?.negative ?? null)}
          </>
        )}
      </div>
    </>
  );
}

/** Pixels of the page above an element, kept up to date as that part changes. */
function useOffsetTop(element: { current: HTMLElement | null }): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current) setTop(Math.round(element.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}

/** Brings the requested item to the middle and focuses it once it is rendered. */
function useShownItem(
  { scrollToIndex }: VirtualList,
  element: { current: HTMLElement | null },
  shown: Props['shownItem'],
) {
  // The list is a new object at each render; only a new request counts.
  const scroll = useRef(scrollToIndex);
  scroll.current = scrollToIndex;
  useLayoutEffect(() => {
    if (!shown) return;
    scroll.current(shown.at, 'center');
    const timer = setTimeout(() => {
      const link = element.current?.querySelector<HTMLElement>(`[data-index="${shown.at}"] a`);
      link?.focus({ preventScroll: true });
    }, 200);
    return () => clearTimeout(timer);
  }, [shown, element]);
}

/** The filtered cases or actions; only those near the window are rendered. */
export function CaseList(props: Props) {
  const { items, layout, index } = props;
  const element = useRef<HTMLOListElement>(null);
  const scrollMargin = useOffsetTop(element);
  const list = useVirtualizer({
    count: items.length,
    estimateSize: () => GUESS[layout],
    scrollMargin,
    scrollPaddingStart: PINNED_HEADER,
    overscan: 4,
    getItemKey: (at) => `${layout} ${items[at]}`,
  });
  useShownItem(list, element, props.shownItem);
  return (
    <CaseTrail title="the dataset" cases={() => items.flatMap((item) => headOf(index, layout, item) ?? [])}>
      <ol class="case-list plain-list" ref={element} style={{ height: `${list.totalSize}px` }}>
        {list.items.map(({ key, index: at, start }) => (
          <li
            key={key}
            data-index={at}
            ref={list.measure}
            aria-setsize={items.length}
            aria-posinset={at + 1}
            style={{ transform: `translateY(${start - scrollMargin}px)` }}
          >
            <Item {...props} index={index} item={items[at] ?? -1} />
          </li>
        ))}
      </ol>
    </CaseTrail>
  );
}
