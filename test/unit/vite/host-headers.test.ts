import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HOST_HEADERS } from '../../../vite/host-headers';

it('the page on hosts lists the headers that the tests run under', () => {
  const lines = Object.entries(HOST_HEADERS).map(([name, value]) => `${name}: ${value}`);
  expect(readFileSync('docs/HOSTS.md', 'utf8')).toContain(`\`\`\`\n${lines.join('\n')}\n\`\`\``);
});

it('no request says where it comes from', () => {
  expect(readFileSync('index.html', 'utf8')).toContain('<meta name="referrer" content="no-referrer" />');
});
