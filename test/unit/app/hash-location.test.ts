import { describe, expect, it } from 'vitest';
import { hashLocation, parseHash } from '../../../src/app/hash-location';

describe('the location in the hash', () => {
  it.each([
    ['', '/', ''],
    ['#', '/', ''],
    ['#/', '/', ''],
    ['#glossary', '/', ''],
    ['#/about', '/about', ''],
    ['/about', '/about', ''],
    ['#/explore?measure=kappa', '/explore', 'measure=kappa'],
    ['#/?model=a', '/', 'model=a'],
    ['#/explore?', '/explore', ''],
    ['#/sql?q=SELECT+1+%3F', '/sql', 'q=SELECT+1+%3F'],
    ['#/sql?q=a?b&c=d', '/sql', 'q=a?b&c=d'],
    ['#/case/United%20States/Social%20Power', '/case/United States/Social Power', ''],
    ['#/case/C%C3%B4te', '/case/Côte', ''],
  ])('of %j is the path %j and the search %j', (hash, path, search) => {
    expect(parseHash(hash)).toEqual({ path, search });
  });

  it('keeps an escaped slash apart from a real one', () => {
    expect(parseHash('#/case/a%2Fb').path).toBe('/case/a%2Fb');
  });

  it.each(['#/100%', '#/%zz', '#/%E0%A4%A', '#/%zz/United%20States'])(
    'survives the broken escape of %s, as it is written',
    (hash) => {
      expect(parseHash(hash).path).toBe(hash.slice(1));
    },
  );

  it('is the root where there is no browser', () => {
    expect(hashLocation.value).toEqual({ path: '/', search: '' });
  });
});
