import { expect, it } from 'vitest';
import { dot } from '../../../src/charts/dot-datum';
import { dotSpec } from '../../../src/charts/dot-spec';
import { scatterSpec } from '../../../src/charts/scatter-spec';
import { colors, toSvg } from './draw';

/** The labels of each axis. */
const axesOf = (svg: string): string[][] =>
  [...svg.matchAll(/role-axis-label"[^>]*>((?:<text[\s\S]*?<\/text>)+)/g)].map(([, texts = '']) =>
    [...texts.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, label = '']) => label),
  );

const DOMAINS = [
  [0, 1],
  [0, 0.3],
  [-0.1, 0.1],
  [-0.2, 0.3],
  [0.42, 0.47],
  [-1, 1],
  [0, 0.012],
] as const;

it.each(DOMAINS)('no axis from %d to %d has two equal labels', async (...domain) => {
  const middle = (domain[0] + domain[1]) / 2;
  const dots = dotSpec({
    data: dot('Llama', 'rate', middle),
    rows: ['Llama'],
    measure: 'Rate',
    domain,
    colors,
    width: 600,
  });
  const scatter = scatterSpec({
    data: [{ name: 'Egypt', x: middle, y: middle }],
    xTitle: 'One',
    yTitle: 'Other',
    domain,
    labelled: false,
    colors,
    width: 600,
  });
  for (const spec of [dots, scatter]) {
    const axes = axesOf(await toSvg(spec));
    expect(axes.length).toBeGreaterThan(1);
    for (const labels of axes) expect(labels).toEqual([...new Set(labels)]);
  }
});
