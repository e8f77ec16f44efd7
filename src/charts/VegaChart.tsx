import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChartSpec, Draw } from './chart-spec';
import type { ChartView } from './render';
import { chartColors } from './theme';
import { useWidth } from './use-width';
import './vega-chart.css';

interface Props {
  /** A specification, or a function that makes it in the theme's colours. */
  readonly spec: ChartSpec | Draw;
  /** What the chart shows, for those who do not see it; the same data are in a table beside it. */
  readonly label: string;
  /** About how high it will be, in pixels: the room that is kept until it is drawn. */
  readonly height?: number | undefined;
  /** A mark was clicked: its datum. */
  readonly onPick?: (datum: object) => void;
}

/** Draws a Vega-Lite specification in the site's theme, and again when it or the theme changes. */
export function VegaChart({ spec, label, height, onPick }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const [error, setError] = useState<Error | null>(null);
  const theme = useThemeChanges();
  const colors = useMemo(() => {
    void theme;
    return chartColors();
  }, [theme]);
  const isNear = useNear(container);
  const width = useWidth(container);
  const isReady = isNear && width > 0;
  const text = isReady ? JSON.stringify(typeof spec === 'function' ? spec({ colors, width }) : spec) : '';

  useEffect(() => {
    const drawn = (is: 'yes' | 'no') => {
      container.current?.setAttribute('data-drawn', is);
      if (is === 'yes') container.current?.setAttribute('data-width', String(width));
    };
    drawn('no');
    if (!isReady) return;
    let view: ChartView | null = null;
    let gone = false;
    void colors;
    import('./render')
      .then(async ({ createChart }) => {
        if (gone || !container.current) return;
        view = createChart(JSON.parse(text) as ChartSpec, container.current);
        view.addEventListener('click', (_event, item) => {
          if (item?.datum) pick.current?.(item.datum as object);
        });
        await view.runAsync();
        drawn('yes');
        setError(null);
      })
      .catch((cause: unknown) => {
        if (gone) return;
        drawn('yes');
        setError(cause instanceof Error ? cause : new Error(String(cause)));
      });
    return () => {
      gone = true;
      view?.finalize();
    };
  }, [text, colors, isReady, width]);

  return (
    <figure class="vega-chart">
      {error && (
        <p class="vega-chart-error small" role="alert">
          The chart cannot be drawn: {error.message}
        </p>
      )}
      <div class="vega-chart-scroll" role="region" aria-label="Chart" tabIndex={0}>
        <div ref={container} role="img" aria-label={label} style={{ minHeight: height && `${height}px` }} />
      </div>
    </figure>
  );
}

/** How far from the window a chart is drawn, in pixels. */
const NEAR = 600;

/** Whether an element has come near the window; from then on, true. */
function useNear(element: RefObject<Element>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (isNear || !element.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: `${NEAR}px` },
    );
    observer.observe(element.current);
    const all = () => setNear(true);
    addEventListener('beforeprint', all);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', all);
    };
  }, [element, isNear]);
  return isNear;
}

/** A number that changes with the reader's theme. */
function useThemeChanges(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const bump = () => setCount((before) => before + 1);
    const observer = new MutationObserver(bump);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', bump);
    return () => {
      observer.disconnect();
      dark.removeEventListener('change', bump);
    };
  }, []);
  return count;
}
