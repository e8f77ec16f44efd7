import { expect, it } from 'vitest';
import wllama, { fileStem } from '../../../../src/inference/wllama/meta';
import { inOrder, partAddresses, partsIn, partsProblems } from '../../../../src/inference/wllama/split';

const FIRST = 'https://huggingface.co/a/b/resolve/main/big-00001-of-00003.gguf?download=true';

it('finds all parts of a model, from any of them', () => {
  const parts = partAddresses(FIRST);
  expect(parts.map((url) => /big-.*/.exec(url)?.[0])).toEqual([
    'big-00001-of-00003.gguf?download=true',
    'big-00002-of-00003.gguf?download=true',
    'big-00003-of-00003.gguf?download=true',
  ]);
  expect(partAddresses(parts[2] ?? '')).toEqual(parts);
  expect(partsIn('big-00001-of-00003.gguf')).toBe(3);
  expect(fileStem(FIRST)).toBe('big');
});

it.each([
  'http://localhost/small.gguf',
  'http://localhost/a-00001-of-00003/small.gguf',
  'http://localhost/a-1-of-3.gguf',
])('takes %s for a whole model', (url) => {
  expect(partAddresses(url)).toEqual([url]);
});

const part = (number: number, name = 'big', of = 3) => `${name}-0000${number}-of-0000${of}.gguf`;

it.each<[readonly string[], readonly string[]]>([
  [[], []],
  [['small.gguf'], []],
  [[part(3), part(1), part(2)], []],
  [[part(2)], [`${part(1)} and ${part(3)} are missing: choose all 3 parts of the model together.`]],
  [[part(3), part(1)], [`${part(2)} is missing: choose all 3 parts of the model together.`]],
  [
    ['small.gguf', 'other.gguf'],
    ['small.gguf and other.gguf are not of one model. Choose one file, or all parts of one model.'],
  ],
  [
    [part(1), part(2), part(3), part(1, 'large')],
    [`${part(1)} and ${part(1, 'large')} are not of one model. Choose one file, or all parts of one model.`],
  ],
  [
    [part(1), part(1, 'big', 4)],
    [`${part(1)} and ${part(1, 'big', 4)} are not of one model. Choose one file, or all parts of one model.`],
  ],
])('%j, chosen together: %j', (names, problems) => {
  expect(partsProblems(names)).toEqual(problems);
});

it('a split model of the reader’s is planned as one, under the name of all', () => {
  const files = [3, 1, 2].map((number) => new File([], part(number)));
  const draft = { url: '', files, place: 'trial' } as const;
  expect(wllama.missing(draft)).toEqual([]);
  expect(wllama.settings(draft)).toEqual({ file: part(1), place: 'trial' });
  expect(wllama.measured(draft)).toMatchObject({ id: 'big', source: part(1) });
  expect(inOrder(files).map(({ name }) => name)).toEqual([part(1), part(2), part(3)]);
  expect(wllama.missing({ ...draft, files: files.slice(1) })).toEqual([
    `${part(3)} is missing: choose all 3 parts of the model together.`,
  ]);
});
