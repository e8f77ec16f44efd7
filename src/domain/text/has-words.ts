import { foldText } from './fold-text';

/** A test of whether a text contains each of some words, in any order and case; none asks for nothing. */
export function hasWords(words: string): (text: string) => boolean {
  const wanted = foldText(words).split(/\s+/).filter(Boolean);
  return (text) => {
    const folded = foldText(text);
    return wanted.every((word) => folded.includes(word));
  };
}
