import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HOST_HEADERS, KEPT_FOLDERS, KEPT_HEADERS } from '../../../vite/host-headers';

const linesOf = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

it.each([
  ['every file', linesOf(HOST_HEADERS)],
  [
    'files named by their content',
    KEPT_FOLDERS.flatMap((folder) => [`${folder}*`, ...linesOf(KEPT_HEADERS).map((line) => `  ${line}`)]),
  ],
])('the page on hosts lists the headers that the tests run under, for %s', (_, lines) => {
  expect(readFileSync('docs/HOSTS.md', 'utf8')).toContain(`\`\`\`\n${lines.join('\n')}\n\`\`\``);
});

it('no request says where it comes from', () => {
  expect(readFileSync('index.html', 'utf8')).toContain('<meta name="referrer" content="no-referrer" />');
});
