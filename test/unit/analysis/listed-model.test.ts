import { expect, it } from 'vitest';
import { type ListedModel, modelOptions } from '../../../src/analysis/listed-model';

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
