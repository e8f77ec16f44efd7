import { expect, it } from 'vitest';
import { toMarkdown } from '../../../src/exports/markdown';

/** The only cell of a table of one row. */
const cell = (text: string): string =>
  toMarkdown([{ name: 'text', numeric: false }], [[text]])
    .split('\n')[2]
    ?.slice(2, -2) ?? '';

it('has numbers on the right, and tells NULL from nothing', () => {
  const columns = [
    { name: 'a|b', numeric: false },
    { name: '<i>n</i>', numeric: true },
  ];
  expect(
    toMarkdown(columns, [
      [null, '1'],
      ['', '-2'],
    ]),
  ).toBe('| a\\|b | &lt;i>n&lt;/i> |\n| --- | ---: |\n| *NULL* | 1 |\n|  | -2 |\n');
});

it.each([
  ['HTML', '<script>alert(1)</script>', '&lt;script>alert(1)&lt;/script>'],
  ['an entity', '&lt;b&gt; R&D &#106;', '&amp;lt;b&amp;gt; R&D &amp;#106;'],
  ['a link', '[click](javascript:alert(1))', '\\[click\\](javascript:alert(1))'],
  ['an image', '![x](data:x)', '!\\[x\\](data:x)'],
  ['a bare address', 'see HTTPS://a.example', 'see HTTPS\\://a.example'],
  ['a bare name', 'www.a.example', 'www\\.a.example'],
  ['an address of mail', 'mailto:a@b.example', 'mailto\\:a&#64;b.example'],
  ['emphasis', '*a* _b_ ~c~ `d` task1_ratings', '\\*a\\* \\_b\\_ \\~c\\~ \\`d\\` task1_ratings'],
  ['a bar and a backslash', 'a|b\\|c\\', 'a\\|b\\\\\\|c\\\\'],
  ['several lines', 'a\nb\r\nc\rd', 'a<br>b<br>c<br>d'],
])('shows %s as text', (_what, text, escaped) => {
  expect(cell(text)).toBe(escaped);
});
