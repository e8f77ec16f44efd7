import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SHEETS = ['src', 'vite'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .map((path) => join(folder, path).replaceAll('\\', '/')),
);
const CODE = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => join('src', path).replaceAll('\\', '/'));
const TOKENS = 'src/ui/tokens.css';
const HEADINGS = 'src/ui/headings.css';
const SIZES = [...readFileSync(TOKENS, 'utf8').matchAll(/^ *(--size-[\w-]+):/gm)].map(
  ([, name]) => name ?? '',
);

const plain = (path: string): string => readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

interface Rule {
  readonly selector: string;
  readonly declarations: readonly (readonly [string, string])[];
}

/** The rules of a style sheet, whatever they are within. */
function rulesOf(css: string): Rule[] {
  return [...css.matchAll(/([^{};]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector: selector.trim().replace(/\s+/g, ' '),
    declarations: body
      .split(';')
      .map((part) => part.split(/:(.*)/s).map((text) => text.trim()))
      .flatMap(([name, value]) => (name && value ? [[name, value] as const] : [])),
  }));
}

/** Whether a declaration sets a size of text that is not one of the six. */
function isOwnSize([name, value]: readonly [string, string]): boolean {
  if (name !== 'font-size' && name !== 'font') return false;
  const size = name === 'font' ? value.replace(/\/.*/s, '') : value;
  return size !== 'inherit' && !SIZES.some((token) => size.includes(`var(${token})`));
}

describe('text', () => {
  it('has six sizes', () => {
    expect(SIZES).toHaveLength(6);
  });

  it.each(SHEETS)('has only those in %s', (path) => {
    const own = rulesOf(plain(path)).flatMap(({ selector, declarations }) =>
      declarations.filter(isOwnSize).map(([name, value]) => `${selector}: ${name} ${value}`),
    );
    // What 1rem is, on a screen and on paper.
    const root = [':root: font-size 112.5%', ':root, :root[data-theme]: font-size 11pt'];
    expect(own).toEqual(path === TOKENS ? root : []);
  });

  it('has no size in a component’s style', () => {
    const own = CODE.filter((path) => !path.startsWith('src/charts/')).flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/fontSize: '?([^',]+)/g)]
        .filter(([, size = '']) => !/^var\(--size-/.test(size))
        .map(([found]) => `${path}: ${found}`),
    );
    expect(own).toEqual([]);
  });
});

describe('headings', () => {
  /** Whether a heading is what a selector chooses, rather than what it is in. */
  const isHeading = (selector: string): boolean =>
    selector
      .replace(/:is\(([^()]*)\)/g, (_, inside: string) => inside.replaceAll(',', '|'))
      .split(',')
      .some((one) => /(^|[\s>+~|])h[1-6]([.:[][^\s]*|\s*\|.*)?$/.test(one.trim()));
  const LOOKS = /^(font|line-height|letter-spacing|text-transform)/;

  it('are found, also within a list', () => {
    expect(['h2', '.a > h2', '.a :is(h2, h3)', 'h1.b:hover, p'].map(isHeading)).not.toContain(false);
    expect(['.chapter h2 span', '.has:has(> h3) p', 'header'].map(isHeading)).not.toContain(true);
  });

  it('look as they do by one style sheet alone', () => {
    const own = SHEETS.filter((path) => path !== HEADINGS && path.startsWith('src/')).flatMap((path) =>
      rulesOf(plain(path))
        .filter(
          ({ selector, declarations }) =>
            isHeading(selector) && declarations.some(([name]) => LOOKS.test(name)),
        )
        .map(({ selector }) => `${path}: ${selector}`),
    );
    expect(own).toEqual([]);
    const scale = rulesOf(plain(HEADINGS)).flatMap(({ selector, declarations }) => {
      const size = declarations.find(([name]) => name === 'font-size')?.[1];
      return size ? [`${selector.slice(0, 2)} ${size}`] : [];
    });
    expect(scale).toEqual([
      'h1 var(--size-page)',
      'h2 var(--size-title)',
      'h3 var(--size-heading)',
      'h4 var(--size-small)',
    ]);
  });
});
