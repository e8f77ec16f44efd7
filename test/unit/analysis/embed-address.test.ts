import { expect, it } from 'vitest';
import { embedAddress, embedLines, readEmbedded } from '../../../src/analysis/embed-address';
import { isEmbeddable } from '../../../src/analysis/embeddable';

it('reads the figure, and a theme only where it is one', () => {
  expect(readEmbedded('?figure=a&theme=dark')).toEqual({ figure: 'a', theme: 'dark' });
  expect(readEmbedded('?embed=a&theme=pink')).toEqual({ figure: 'a', theme: null });
  expect(readEmbedded('?embed')).toEqual({ figure: '', theme: null });
});

it('only pages that read can be embedded', () => {
  expect(['/', '/explore?measure=kappa', '/case/Egypt/Religion/Wealth'].filter(isEmbeddable)).toHaveLength(3);
  expect(['/run', '/sql?q=SELECT+1', '/models', '/dataset', '/about'].filter(isEmbeddable)).toEqual([]);
});

it('the lines for another page hold no markup of the title’s', () => {
  const src = `https://example.org/site/${embedAddress('/explore?measure=kappa&show=chart', 'explore')}`;
  const { html, notebook } = embedLines(src, 'Kappa: "a" <b> & c', 420);
  const document = [...html.matchAll(/(src|title|height)="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value,
  ]);
  expect(document).toEqual([
    ['src', 'https://example.org/site/embed.html?figure=explore#/explore?measure=kappa&amp;show=chart'],
    ['title', 'Kappa: &quot;a&quot; &lt;b> &amp; c'],
    ['height', '420'],
    ['src', 'https://example.org/site/embed.js'],
  ]);
  expect(notebook).toContain(`IFrame("${src}", width="100%", height=420)`);
});
