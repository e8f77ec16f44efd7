import { expect, it } from 'vitest';
import { type ListedModel, modelOptions, mostTelling } from '../../../src/analysis/listed-model';

const listed = (model: string, origin: ListedModel['origin']): ListedModel => ({
  model,
  label: model.toUpperCase(),
  origin,
  note: '',
});

const PAPERS = listed('gpt-4o', 'published');
const OWN = listed('mine', 'imported');

it('lists models under headings only where a site has more than the paper’s', () => {
  const groups = (models: ListedModel[]) => modelOptions(models).map(({ group }) => group);
  expect(groups([PAPERS, OWN])).toEqual(['', '']);
  expect(groups([PAPERS, listed('another', 'published'), OWN])).toEqual([
    'Of the paper',
    'Others on this site',
    'Your own',
  ]);
});

it('marks the reader’s own models by their origin', () => {
  expect(modelOptions([PAPERS, OWN]).map(({ label }) => label)).toEqual(['GPT-4O', 'MINE (imported)']);
});

it('keeps the chosen models, the reader’s own and the paper’s where there is no room for all', () => {
  const others = ['a', 'b', 'c'].map((model) => listed(model, 'published'));
  const kept = (chosen: string[], room: number) =>
    mostTelling([PAPERS, ...others, OWN], chosen, room).map(({ model }) => model);
  expect(kept([], 9)).toEqual(['gpt-4o', 'a', 'b', 'c', 'mine']);
  expect(kept([], 3)).toEqual(['gpt-4o', 'a', 'mine']);
  expect(kept(['c'], 3)).toEqual(['gpt-4o', 'c', 'mine']);
  expect(kept(['c', 'b'], 3)).toEqual(['b', 'c', 'mine']);
});
