import { expect, it } from 'vitest';
import { fileStem } from '../../../../src/inference/wllama/meta';
import { partAddresses, partsIn } from '../../../../src/inference/wllama/split';

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
