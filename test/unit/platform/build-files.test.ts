import { expect, it } from 'vitest';
import { askedOf, buildOf, cacheName } from '../../../src/platform/offline/build-files';

const SCOPE = 'https://lens.example/site/';

const asked = (url: string, how: Partial<Request> = {}) =>
  askedOf({ url, method: 'GET', mode: 'cors', cache: 'default', headers: new Headers(), ...how }, SCOPE);

it.each([
  [SCOPE, 'page'],
  [`${SCOPE}?embed`, 'page'],
  [`${SCOPE}index.html`, 'page'],
  [`${SCOPE}findings/a/`, null],
  ['https://lens.example/', null],
  ['https://lens.example/site/../other/', null],
])('a navigation to %s is answered as %s', (url, answer) => {
  expect(asked(url, { mode: 'navigate' })).toBe(answer);
});

it.each([
  [`${SCOPE}assets/index-CjyuwQnj.js`, 'file'],
  [`${SCOPE}answers/6c2abbf7d35c/case/egypt-religion.bin`, 'file'],
  [`${SCOPE}data/cells/gpt-4o.parquet?v=01234567`, 'file'],
  [`${SCOPE}runs/runs.json?build=01234567`, 'file'],
  [`${SCOPE}favicon.svg`, 'file'],
  // Their names say nothing of their version.
  [`${SCOPE}data/manifest.json`, null],
  [`${SCOPE}data/cells/gpt-4o.parquet`, null],
  [`${SCOPE}runs/runs.json`, null],
  [`${SCOPE}share`, null],
  ['https://lens.example/assets/index-CjyuwQnj.js', null],
  ['https://huggingface.co/assets/a.bin?v=1', null],
])('a request for %s is answered as %s', (url, answer) => {
  expect(asked(url)).toBe(answer);
});

it('leaves alone what is sent elsewhere, parts of files, and what is being kept', () => {
  const file = `${SCOPE}assets/index-CjyuwQnj.js`;
  expect(asked(`${SCOPE}share`, { method: 'POST' })).toBe('share');
  expect(asked(file, { method: 'POST' })).toBeNull();
  expect(asked(file, { headers: new Headers({ range: 'bytes=0-3' }) })).toBeNull();
  expect(asked(file, { cache: 'force-cache' })).toBeNull();
});

it('knows a site’s own caches among those of its neighbours', () => {
  expect(buildOf(SCOPE, cacheName(SCOPE, 'a1'))).toBe('a1');
  expect(buildOf(SCOPE, cacheName('https://lens.example/', 'a1'))).toBeNull();
  expect(buildOf('https://lens.example/', cacheName(SCOPE, 'a1'))).toBeNull();
  expect(buildOf(SCOPE, 'webllm/model')).toBeNull();
});
