import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { RunChance } from '../../../../src/views/run/RunChance';

it('leads with the verdict, kappa and its interval, then the rate by chance, then the rate', () => {
  const figures = {
    alignment_rate: 0.512,
    chance_rate: 0.498,
    highest_rate: 0.96,
    kappa: 0.013,
    coverage: 1,
    known: 7392,
    accuracy: 0.506,
    disagree_stated: 0.5,
    disagree_chosen: 0.49,
  };
  const text = renderToString(
    <RunChance figures={figures} interval={{ low: -0.031, high: 0.057, drawn: 'both' }} />,
  )
    .replace(/<span[^>]*popover="auto".*?<\/span><\/span>/g, '')
    .replace(/<[^>]*>/g, '');
  const order = [
    'by chance alone: the interval of its kappa includes 0',
    '0.01',
    '0.06',
    '0.50',
    '0.96',
    '0.51',
  ];
  const places = order.map((part) => text.indexOf(part));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places.toSorted((a, b) => a - b)).toEqual(places);
  expect(text).toContain('for other topics and countries too');
});
