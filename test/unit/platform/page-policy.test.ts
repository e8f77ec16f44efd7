import { expect, it } from 'vitest';
import { mayContact } from '../../../src/platform/page-policy';

const POLICY =
  "default-src 'none'; connect-src 'self' blob: https://a.org https://*.b.org http://localhost:*";

it.each([
  ['https://site.org/x.csv', true],
  ['https://a.org/x.csv', true],
  ['http://a.org/x.csv', false],
  ['https://a.org:8443/x.csv', false],
  ['https://files.b.org/x.csv', true],
  ['https://b.org/x.csv', false],
  ['https://evilb.org/x.csv', false],
  ['http://localhost:1234/x.csv', true],
  ['https://c.org/x.csv', false],
])('%s may be contacted: %s', (url, may) => {
  expect(mayContact(new URL(url), POLICY, 'https://site.org')).toBe(may);
});

it('a page without a policy may contact everybody, one that names nobody no one', () => {
  expect(mayContact(new URL('https://c.org'), null, 'https://site.org')).toBe(true);
  expect(mayContact(new URL('https://c.org'), "default-src 'none'", 'https://site.org')).toBe(false);
});
