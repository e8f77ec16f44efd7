import { describe, expect, it } from 'vitest';
import { figureRoute } from '../../../src/analysis/figure-route';
import { caseLink, scenarioLink } from '../../../src/analysis/links';
import { routeWith } from '../../../src/analysis/route-with';
import { routeMeant, sharedAddress } from '../../../src/analysis/shared-address';

const MODELS = ['claude-sonnet-4', 'gpt-3.5-turbo'];
const address = (route: string) => sharedAddress(route, MODELS);

describe('a route has the page that shows what it does', () => {
  it.each([
    ['/findings', 'findings.html'],
    ['/findings?claim=gap', 'finding/gap.html'],
    [scenarioLink('Egypt', 'Religion'), 'scenario/egypt-religion.html'],
    [
      scenarioLink('United States', 'Family & Changing Gender Roles', 'gpt-3.5-turbo'),
      'scenario/united-states-family-changing-gender-roles.html?model=gpt-3.5-turbo',
    ],
    [caseLink('Egypt', 'Religion', 'Social Power'), 'scenario/egypt-religion.html?value=Social+Power'],
    ['/explore', 'explore.html'],
    ['/explore?measure=kappa', 'explore/kappa-by-model-and-country.html'],
    ['/explore?rows=topic&columns=model&country=Egypt', 'country/egypt.html'],
    ['/explore?rows=country&columns=model&topic=Religion', 'topic/religion.html'],
    ['/explore?rows=topic&columns=country&model=gpt-3.5-turbo', 'model/gpt-3-5-turbo.html'],
    // How it is shown goes on in the address.
    [
      '/explore?measure=kappa&show=chart&as=x.chart',
      'explore/kappa-by-model-and-country.html?show=chart&as=x.chart',
    ],
    ['/compare?figure=compare-agreement', 'compare.html?figure=compare-agreement'],
  ])('%s: %s', (route, page) => {
    expect(address(route)).toBe(page);
  });

  it.each([
    '/',
    '/nowhere',
    '/explore?measure=kappa&region=Africa',
    '/explore?rows=topic&columns=country&model=my-own',
    '/compare?model=claude-sonnet-4&model=gpt-3.5-turbo',
    '/misaligned?country=Egypt',
    '/sql?q=SELECT+1',
    scenarioLink('Atlantis', 'Religion'),
  ])('%s has none', (route) => {
    expect(address(route)).toBeNull();
  });
});

describe('the page leads back to its route', () => {
  it.each([
    ['/scenario/Egypt/Religion', '', '/scenario/Egypt/Religion'],
    [
      '/scenario/Egypt/Religion',
      '?value=Social+Power&model=x',
      '/case/Egypt/Religion/Social%20Power?model=x',
    ],
    ['/explore?measure=kappa', '?show=chart', '/explore?measure=kappa&show=chart'],
    ['/compare', '?figure=a', '/compare?figure=a'],
    ['/compare', '?value=x', '/compare?value=x'],
  ])('%s%s: %s', (route, search, to) => {
    expect(routeWith(route, search)).toBe(to);
  });
});

describe('an address without a page means the nearest', () => {
  it.each([
    ['scenario/egypt-religion', '/scenario/Egypt/Religion'],
    ['scenario/Egipt-Religion.html', '/scenario/Egypt/Religion'],
    ['case/egypt-religion/', '/scenario/Egypt/Religion'],
    ['country/egypt.html).', '/explore?rows=topic&columns=model&country=Egypt'],
    ['finding/gap', '/findings?claim=gap'],
    ['model/gone', '/models'],
    ['model/gpt-3-5-turbo', '/explore?rows=topic&columns=country&model=gpt-3.5-turbo'],
    ['compare', '/compare'],
    ['explore/kapa-by-model-and-country', '/explore?measure=kappa'],
    ['scenario', null],
    ['nothing/at-all', null],
  ])('%s: %s', (given, route) => {
    expect(routeMeant(given, MODELS)).toBe(route);
  });
});

it('a figure has a route of its own; that of a claim is the claim’s', () => {
  expect(figureRoute('/compare?model=a&figure=old', 'compare-agreement')).toBe(
    '/compare?model=a&figure=compare-agreement',
  );
  expect(figureRoute('/findings', 'finding-gap')).toBe('/findings?claim=gap');
});
