import { describe, expect, it } from 'vitest';
import { carryShown, createAddressBar, parseHash } from '../../../src/app/hash-location';

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
    expect(createAddressBar().location.value).toEqual({ path: '/', search: '' });
  });
});

describe('how figures are shown', () => {
  it.each([
    ['stays while the page does', '/compare?as=a.chart', '/compare?by=topic', '/compare?by=topic&as=a.chart'],
    [
      'stays where nothing else is said',
      '/compare?as=a.chart&as=b.table',
      '/compare',
      '/compare?as=a.chart&as=b.table',
    ],
    ['is left with the page', '/compare?as=a.chart', '/explore?rows=type', '/explore?rows=type'],
    [
      'is what the new route says',
      '/compare?as=a.chart',
      '/compare?as=b.chart&by=topic',
      '/compare?by=topic&as=b.chart',
    ],
    [
      'is as at first where the new route says so',
      '/compare?as=a.chart',
      '/compare?by=topic&as=',
      '/compare?by=topic',
    ],
    ['leaves no question mark behind', '/compare?as=a.chart', '/compare?as=', '/compare'],
    [
      'leaves other parameters as they are written',
      '/sql?as=x.chart',
      '/sql?q=a%20b&was=1',
      '/sql?q=a%20b&was=1&as=x.chart',
    ],
  ])('%s', (_, from, to, expected) => {
    expect(carryShown(from, to)).toBe(expected);
  });
});
