import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import './table-scroll.css';

interface Props {
  /** What is in it: its accessible name, or the id of the element that says it. */
  readonly name: { readonly label: string } | { readonly id: string };
  readonly class?: string;
  /** For what has to know where it is scrolled to. */
  readonly frame?: RefObject<HTMLDivElement>;
  readonly children: ComponentChildren;
}

/** The sides on which there is more, as the style sheet needs them. */
function sidesOf({ scrollLeft, scrollWidth, clientWidth }: HTMLElement): string {
  const left = scrollLeft > 1 ? 'left' : '';
  const right = scrollLeft + clientWidth < scrollWidth - 1 ? 'right' : '';
  return `${left} ${right}`.trim();
}

/** A frame whose table scrolls sideways: its first column stays, and it fades where there is more. */
export function TableScroll({ name, class: own, frame, children }: Props) {
  const inner = useRef<HTMLDivElement>(null);
  const element = frame ?? inner;
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const show = () => {
      current.dataset.more = sidesOf(current);
    };
    const observer = new ResizeObserver(show);
    observer.observe(current);
    if (current.firstElementChild) observer.observe(current.firstElementChild);
    current.addEventListener('scroll', show, { passive: true });
    return () => {
      observer.disconnect();
      current.removeEventListener('scroll', show);
    };
  }, [element]);
  return (
    <div
      class={own ? `table-scroll ${own}` : 'table-scroll'}
      role="region"
      aria-label={'label' in name ? name.label : undefined}
      aria-labelledby={'id' in name ? name.id : undefined}
      tabIndex={0}
      ref={element}
    >
      {children}
    </div>
  );
}
