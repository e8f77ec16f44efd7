import type { Config } from 'vega-lite';
import { type Scale, scaleTokens } from './color-scale';
import { LABEL_SIZE } from './text-room';

/** Reads a design token; Vega draws on a canvas or into a file and cannot use CSS variables. */
function shownToken(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

export interface ChartColors {
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly surface: string;
  readonly accent: string;
  readonly agree: string;
  readonly disagree: string;
  readonly misaligned: string;
  /** Low to high. */
  readonly rates: readonly string[];
  /** From agreeing to disagreeing. */
  readonly leans: readonly string[];
  /** Low, zero, high. */
  readonly differences: readonly string[];
}

/**
 * The colours of charts.
 *
 * @param token the colour of a design token, such as `--text`; by default in the page's theme
 */
export function chartColors(token: (name: string) => string = shownToken): ChartColors {
  const colorsOf = (kind: Scale['kind']) => scaleTokens(kind).map(token);
  return {
    text: token('--text'),
    muted: token('--text-muted'),
    grid: token('--border'),
    surface: token('--surface'),
    accent: token('--accent'),
    agree: token('--agree'),
    disagree: token('--disagree'),
    misaligned: token('--misaligned'),
    rates: colorsOf('sequential'),
    leans: colorsOf('lean'),
    differences: colorsOf('difference'),
  };
}

/** Sum of a colour's parts; the colour as CSS computes it, `rgb(…)`, or in hexadecimal. */
function brightness(color: string): number {
  const hex = /^#(..)(..)(..)$/.exec(color);
  const parts = hex
    ? hex.slice(1).map((part) => Number.parseInt(part, 16))
    : (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  return parts.reduce((sum, part) => sum + part, 0);
}

export function darker(first: string, second: string): string {
  return brightness(first) < brightness(second) ? first : second;
}

/** Vega-Lite's configuration in the site's look. */
export function chartConfig(colors: ChartColors): Config {
  const font = '"Inter Variable", system-ui, sans-serif';
  return {
    font,
    background: colors.surface,
    range: { heatmap: [...colors.rates], ramp: [...colors.rates] },
    view: { stroke: null },
    title: {
      color: colors.text,
      subtitleColor: colors.muted,
      anchor: 'start',
      frame: 'group',
      fontSize: 15,
      fontWeight: 600,
      subtitleFontSize: LABEL_SIZE,
      subtitlePadding: 6,
      offset: 16,
    },
    axis: {
      labelColor: colors.text,
      titleColor: colors.muted,
      titleFontWeight: 'normal',
      gridColor: colors.grid,
      domain: false,
      ticks: false,
      labelFontSize: LABEL_SIZE,
      titleFontSize: LABEL_SIZE,
      labelPadding: 6,
      labelLimit: 220,
    },
    legend: {
      labelColor: colors.text,
      titleColor: colors.muted,
      titleFontWeight: 'normal',
      labelFontSize: LABEL_SIZE,
      titleFontSize: LABEL_SIZE,
    },
    header: {
      labelColor: colors.text,
      titleColor: colors.muted,
      labelFontSize: LABEL_SIZE,
      titleFontSize: LABEL_SIZE,
    },
    point: { color: colors.accent, filled: true },
    bar: { color: colors.accent },
    rule: { color: colors.muted },
    text: { color: colors.text, fontSize: LABEL_SIZE },
  };
}
