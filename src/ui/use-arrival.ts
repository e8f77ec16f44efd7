import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSearch } from 'wouter-preact';

/** For a figure's element, which a link to it scrolls to. */
export function useArrival(figure: string): RefObject<HTMLDivElement> {
  const element = useRef<HTMLDivElement>(null);
  const isMeant = new URLSearchParams(useSearch()).get('figure') === figure;
  useEffect(() => {
    if (!isMeant) return;
    // After a new page has been put to its top.
    const frame = requestAnimationFrame(() => element.current?.scrollIntoView());
    return () => cancelAnimationFrame(frame);
  }, [isMeant]);
  return element;
}
