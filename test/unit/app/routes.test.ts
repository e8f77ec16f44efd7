import { expect, it } from 'vitest';
import { currentLink, ROUTES } from '../../../src/app/routes';

it.each([
  ['/explore', '/explore', 'page'],
  ['/explore', '/scenario/Egypt/Religion', 'true'],
  ['/explore', '/case/Egypt/Religion/Wealth', 'true'],
  ['/models', '/evidence', 'true'],
  ['/compare', '/case/Egypt/Religion/Wealth', undefined],
  ['/', '/', 'page'],
  ['/', '/nowhere', undefined],
])('the link to %s at %s is marked as %s', (link, path, mark) => {
  expect(currentLink(link, path)).toBe(mark);
});

it('every page is in the navigation, or belongs to one that is', () => {
  const links = ROUTES.filter(({ label }) => label).map(({ path }) => path);
  for (const { path, label, within } of ROUTES)
    expect(label ? path : within, path).toSatisfy((own) => links.includes(own));
});
