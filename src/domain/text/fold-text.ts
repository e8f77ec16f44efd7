/** Typographic quotes and the plain ones that are typed for them, in order. */
export const TYPOGRAPHIC_QUOTES = '‘’“”';
export const PLAIN_QUOTES = `''""`;

const BEYOND_ASCII = /[^\0-\x7f]/g;

function foldLetter(letter: string): string {
  const quote = TYPOGRAPHIC_QUOTES.indexOf(letter);
  if (quote >= 0) return PLAIN_QUOTES[quote] ?? letter;
  // A letter that folds to several, or to none, stays, so that positions are the same in both texts.
  const base = letter.normalize('NFD')[0] ?? letter;
  const lower = base.toLowerCase();
  return lower.length === 1 ? lower : letter;
}

/** A text prepared for searching, of the same length: lower case, without accents, with plain quotes. */
export function foldText(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replace(BEYOND_ASCII, foldLetter);
}
