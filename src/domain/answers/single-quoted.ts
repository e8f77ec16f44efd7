const CLOSES = /^'\s*(?:[\]}:]|,\s*["'\]}]|$)/;

/** The end of a double-quoted string that starts at `start`, its closing quote included. */
export function endOfDoubleQuoted(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

/** The position of the quote that closes the single-quoted string at `start`; apostrophes inside do not. */
function closingQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === "'" && CLOSES.test(text.slice(at, at + 80))) return at;
  }
  return -1;
}

/**
 * Rewrites the single-quoted strings of a Python-like object with double quotes, as JSON requires. A quote closes a
 * string only where a comma before the next string, a colon or a bracket follows, so that apostrophes stay.
 */
export function withDoubleQuotes(text: string): string {
  let written = '';
  for (let at = 0; at < text.length; ) {
    if (text[at] === '"') {
      const end = endOfDoubleQuoted(text, at);
      written += text.slice(at, end);
      at = end;
    } else if (text[at] === "'") {
      const close = closingQuote(text, at);
      if (close < 0) return text;
      const content = text.slice(at + 1, close).replace(/\\'/g, "'");
      written += `"${content.replace(/(?<!\\)"/g, '\\"')}"`;
      at = close + 1;
    } else written += text[at++];
  }
  return written;
}
