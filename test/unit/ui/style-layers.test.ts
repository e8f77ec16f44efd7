import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css') && path !== join('ui', 'tokens.css'))
  .map((path) => path.replaceAll('\\', '/'));

function layerOf(path: string): string {
  if (path === 'ui/base.css' || path === 'ui/headings.css') return 'base';
  if (path === 'ui/preferences.css' || path === 'ui/print.css') return 'preferences';
  return path.startsWith('views/') ? 'views' : 'components';
}

/** What a style sheet has outside blocks: selectors and at-rules, without comments. */
function topLevel(css: string): string[] {
  let text = css.replace(/\/\*[\s\S]*?\*\//g, '');
  while (text.includes('{')) text = text.replace(/\{[^{}]*\}/g, '§');
  return text
    .split('§')
    .map((part) => part.trim())
    .filter(Boolean);
}

describe('style sheets', () => {
  it.each(sheets)('%s keeps its styles in the layer of its room', (path) => {
    const parts = topLevel(readFileSync(join('src', path), 'utf8'));
    expect(parts.filter((part) => part !== '@font-face')).toEqual([`@layer ${layerOf(path)}`]);
  });

  it('keep a colour that means something where the browser forces its own', () => {
    const meaning = /background(-color)?:[^;]*var\(--(agree|disagree|misaligned|rate|diff|highlight)/;
    const lost = sheets.flatMap((path) =>
      readFileSync(join('src', path), 'utf8')
        .split('}')
        .filter((rule) => meaning.test(rule) && !rule.includes('forced-color-adjust: none'))
        .map((rule) => `${path}: ${rule.split('{').at(-2)?.trim()}`),
    );
    expect(lost).toEqual([]);
  });
});
