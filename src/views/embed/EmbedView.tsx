import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import type { Embedded, SizeMessage } from '../../analysis/embed-address';
import { isEmbeddable } from '../../analysis/embeddable';
import { figureRoute } from '../../analysis/figure-route';
import './embed.css';

/** With no figure and no change for so long, there will be none. */
const PATIENCE_MS = 20_000;

const fullPage = (route: string): string => new URL(`./#${route}`, document.baseURI).href;

/** Marks the figure, which styles show alone; says whether it is there. */
function useFigure(page: { current: HTMLElement | null }, figure: string): 'loading' | 'shown' | 'missing' {
  const [state, setState] = useState<'loading' | 'shown' | 'missing'>('loading');
  useLayoutEffect(() => {
    const root = page.current;
    if (!root) return;
    const wanted = figure === '' ? '[data-figure]' : `[data-figure="${CSS.escape(figure)}"]`;
    let timer = 0;
    const look = () => {
      clearTimeout(timer);
      const found = root.querySelector(wanted);
      for (const old of root.querySelectorAll('[data-embedded]'))
        if (old !== found) old.removeAttribute('data-embedded');
      found?.setAttribute('data-embedded', '');
      if (found) setState('shown');
      else timer = window.setTimeout(() => setState('missing'), PATIENCE_MS);
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, subtree: true });
    look();
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [page, figure]);
  return state;
}

/** Tells the page around it how high the figure is. */
function useSize(frame: { current: HTMLElement | null }, figure: string): void {
  useEffect(() => {
    const element = frame.current;
    if (!element || window.parent === window) return;
    const tell = () => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      const message: SizeMessage = { source: 'value-action-lens', type: 'size', figure, height };
      // Nothing in it is anybody's secret, and the page around it may be anyone's.
      window.parent.postMessage(message, '*');
    };
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    const asked = ({ source, data }: MessageEvent) => {
      if (source === window.parent && data?.source === 'value-action-lens' && data.type === 'ask') tell();
    };
    window.addEventListener('message', asked);
    return () => {
      observer.disconnect();
      window.removeEventListener('message', asked);
    };
  }, [frame, figure]);
}

/** Links within the figure lead to the full page, in a tab of its own. */
function leadOut(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest('a');
  const href = link?.getAttribute('href');
  if (!link || !href?.startsWith('#/')) return;
  link.href = fullPage(href.slice(1));
  link.target = '_blank';
  link.rel = 'noopener';
}

/** One figure of a page, with its source and the way to the page, and nothing that acts. */
export function EmbedView({ figure, View }: Embedded & { readonly View: ComponentType }) {
  const [path] = useLocation();
  const search = useSearch();
  const route = search === '' ? path : `${path}?${search}`;
  const frame = useRef<HTMLElement>(null);
  const page = useRef<HTMLDivElement>(null);
  useSize(frame, figure);
  const found = useFigure(page, figure);
  const canShow = isEmbeddable(route);
  const state = canShow ? found : 'missing';
  const to = figure && canShow ? figureRoute(route, figure) : route;
  return (
    <main class="embed" data-state={state} ref={frame} onClickCapture={leadOut}>
      <div class="embed-page" ref={page}>
        {canShow && <View />}
      </div>
      {state === 'loading' && <p class="embed-note small muted">Loading the figure…</p>}
      {state === 'missing' && (
        <p class="embed-note small">
          {canShow ? 'This figure is not on its page.' : 'This page opens in its own tab only.'}
        </p>
      )}
      <p class="embed-source small">
        <a href={fullPage(to)} target="_blank" rel="noopener">
          ValueActionLens: open the full page
        </a>
      </p>
    </main>
  );
}
