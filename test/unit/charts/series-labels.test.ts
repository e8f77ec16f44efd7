import { expect, it } from 'vitest';
import { seriesLabels } from '../../../src/charts/series-labels';
import { textWidth } from '../../../src/charts/text-room';

const SERIES = [
  { name: 'alignment rate', value: 0.98 },
  { name: 'accuracy', value: 1 },
  { name: 'kappa', value: 0.97 },
];

it('names of series stay in their order on the axis, none over another, within the plot', () => {
  const labels = seriesLabels(SERIES, ['Llama'], [0, 1], 600) ?? [];
  const inOrder = labels.toSorted((a, b) => a.value - b.value);
  expect(inOrder.map(({ name }) => name)).toEqual(['kappa', 'alignment rate', 'accuracy']);
  const plot = 600 - textWidth('Llama') - 50;
  const spans = inOrder.map(({ name, at }) => [
    at * plot - textWidth(name) / 2,
    at * plot + textWidth(name) / 2,
  ]);
  expect(spans[0]?.[0]).toBeGreaterThanOrEqual(0);
  expect(spans[0]?.[1]).toBeLessThan(spans[1]?.[0] ?? 0);
  expect(spans[1]?.[1]).toBeLessThan(spans[2]?.[0] ?? 0);
  expect(spans[2]?.[1]).toBeLessThanOrEqual(plot);
});

it('a name that has room is over its mark', () => {
  expect(seriesLabels([{ name: 'kappa', value: 0.5 }], ['Llama'], [0, 1], 600)).toMatchObject([{ at: 0.5 }]);
});

it('names that have no room beside one another are not set', () => {
  expect(seriesLabels(SERIES, ['Llama'], [0, 1], 200)).toBeNull();
});
