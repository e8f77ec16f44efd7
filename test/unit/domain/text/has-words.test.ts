import { expect, it } from 'vitest';
import { hasWords } from '../../../../src/domain/text/has-words';

it.each([
  ['', 'Llama-3.3-70B', true],
  ['LLAMA 70b', 'Llama-3.3-70B', true],
  ['70b llama', 'Llama-3.3-70B', true],
  ['llama 8b', 'Llama-3.3-70B', false],
  ['eclair', 'Éclair-7B', true],
])('“%s” in “%s”: %s', (words, text, found) => {
  expect(hasWords(words)(text)).toBe(found);
});
