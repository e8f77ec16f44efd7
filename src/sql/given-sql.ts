import { type Token, tokenize } from './tokens';

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Signs that no statement ends in. */
const NEVER_LAST = /^[.,:?>`|]$/;
/** A quote that is never closed, with nothing in it but more such signs. */
const OPENS_NOTHING = /^['"][.,;:!?)\]}>`|”’»…]*$/;
const TYPOGRAPHIC = /[”’»…]$/;

function isUnmatched(close: string, tokens: readonly Token[]): boolean {
  const count = (sign: string) =>
    tokens.filter(({ kind, text }) => kind === 'symbol' && text === sign).length;
  return count(close) > count(CLOSES[close] ?? '');
}

/** How many characters at the end of a text are certainly no SQL; 0 or 1. */
function noSqlAtEnd(sql: string): number {
  const tokens = tokenize(sql);
  const last = tokens.at(-1);
  if (!last || last.end < sql.length) return 0;
  const { kind, text } = last;
  if (kind === 'symbol')
    return NEVER_LAST.test(text) || (text in CLOSES && isUnmatched(text, tokens)) ? 1 : 0;
  if (kind === 'string' || kind === 'quoted') return OPENS_NOTHING.test(text) ? 1 : 0;
  return kind === 'word' && TYPOGRAPHIC.test(text) ? 1 : 0;
}

/**
 * A statement without the signs of a sentence that a link brought along.
 *
 * @param most characters that may be taken off
 */
export function withoutSentenceSigns(sql: string, most: number): string {
  let text = sql;
  for (let taken = 0; taken < most && noSqlAtEnd(text) > 0; taken++) text = text.slice(0, -1);
  return text;
}
