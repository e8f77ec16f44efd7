import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';
import { expect } from 'vitest';
import type { ChartSpec } from '../../../src/charts/chart-spec';
import { assertDrawable } from '../../../src/charts/checked-spec';
import { type ChartColors, chartConfig } from '../../../src/charts/theme';

export const colors: ChartColors = {
  text: '#111111',
  muted: '#777777',
  grid: '#dddddd',
  surface: '#fefefe',
  accent: '#aa3300',
  agree: '#bb6600',
  disagree: '#2266aa',
  misaligned: '#883388',
  rates: ['#f0f0f0', '#e0e0e0', '#d0d0d0', '#c0c0c0', '#b0b0b0', '#a0a0a0', '#909090'],
  leans: ['#ff9900', '#ffbb44', '#ffdd88', '#eeeeee', '#88bbdd', '#4499bb', '#006699'],
  differences: ['#0000ff', '#4444ff', '#8888ff', '#ffffff', '#ff8888', '#ff4444', '#ff0000'],
};

export const caption = { title: 'A “title” & <more>', lines: ['n = 12 cases.', 'Positive class: disagree.'] };

/** Draws a specification as the site does, without a page; any warning of Vega's is an error. */
export async function toSvg(spec: ChartSpec): Promise<string> {
  assertDrawable(spec);
  const complaints: unknown[] = [];
  const logger = vega.logger(vega.Warn);
  logger.warn = (...args: readonly unknown[]) => {
    // A chart that fits its container's width has rows of a fixed height.
    if (!String(args[0]).startsWith('Dropping "fit-y"')) complaints.push(args);
    return logger;
  };
  logger.error = logger.warn;
  const compiled = compile(spec, { config: chartConfig(colors), logger }).spec;
  const view = new vega.View(vega.parse(compiled, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'none',
    logger,
  });
  const svg = await view.toSVG();
  view.finalize();
  expect(complaints).toEqual([]);
  return svg;
}

/** The texts of a picture, unescaped. */
export function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)/g)].map(([, text = '']) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  );
}

export function marks(svg: string, kind: string): number {
  const groups = [...svg.matchAll(/<g class="mark-(\w+) role-mark[^"]*"[^>]*>(.*?)<\/g>/gs)];
  return groups
    .filter(([, own]) => own === kind)
    .reduce((sum, [, , inside = '']) => sum + (inside.match(/<(path|rect|line|text)\b/g) ?? []).length, 0);
}

export function expectSelfContained(svg: string) {
  expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).not.toMatch(/(?:href|src)\s*=\s*["'](?!#)/);
  expect(svg).not.toContain('url(http');
  expect(svg).not.toContain('NaN');
}

export const rows = ['Llama', 'Gemma', 'Claude'];
export const columns = ['US', 'Egypt'];
const values = [0.11, 0.72, null, 0.34, 0.05, 0.99];
export const cells = rows.flatMap((row, r) =>
  columns.map((column, c) => ({ row, column, value: values[r * columns.length + c] ?? null })),
);
