/**
 * DuckDB's lexical rules, as far as the page needs them: where a statement ends, which words it has. Offsets count
 * UTF-16 units, as the editor does.
 */

export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'comment' | 'symbol';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where the quote that opens at `start` ends; a doubled quote stands for itself. */
function quotedEnd(sql: string, start: number, quote: string, escapes: boolean): number {
  for (let at = start + 1; at < sql.length; at++) {
    if (escapes && sql[at] === '\\') at++;
    else if (sql[at] === quote) {
      if (sql[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return sql.length;
}

/** Block comments nest. */
function commentEnd(sql: string, start: number): number {
  let depth = 0;
  for (let at = start; at < sql.length; at++) {
    if (sql.startsWith('/*', at)) {
      depth++;
      at++;
    } else if (sql.startsWith('*/', at)) {
      depth--;
      at++;
      if (depth === 0) return at + 1;
    }
  }
  return sql.length;
}

const SPACE = /\s+/y;
const LINE_COMMENT = /--[^\n\r]*/y;
const DOLLAR_TAG = /\$([\p{L}_][\p{L}\p{N}_]*)?\$/uy;
const NUMBER = /(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;
/** As in DuckDB, any character beyond ASCII (even an emoji) can be part of a name. */
const WORD = /(?:[A-Za-z_]|[^\p{ASCII}\s])(?:[\w$]|[^\p{ASCII}\s])*/uy;

function match(pattern: RegExp, sql: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? null;
}

function tokenAt(sql: string, start: number): { kind: TokenKind; end: number } {
  const char = sql[start] ?? '';
  const line = match(LINE_COMMENT, sql, start);
  if (line !== null) return { kind: 'comment', end: start + line.length };
  if (sql.startsWith('/*', start)) return { kind: 'comment', end: commentEnd(sql, start) };
  if (char === "'") return { kind: 'string', end: quotedEnd(sql, start, "'", false) };
  if ((char === 'e' || char === 'E') && sql[start + 1] === "'")
    return { kind: 'string', end: quotedEnd(sql, start + 1, "'", true) };
  if (char === '"') return { kind: 'quoted', end: quotedEnd(sql, start, '"', false) };
  // Right after a character that DuckDB may classify differently, it may not open a string: better to split too much.
  const tag = /[^\p{ASCII}]/u.test(sql[start - 1] ?? '') ? null : match(DOLLAR_TAG, sql, start);
  if (tag !== null) {
    const close = sql.indexOf(tag, start + tag.length);
    return { kind: 'string', end: close < 0 ? sql.length : close + tag.length };
  }
  const word = match(WORD, sql, start);
  if (word !== null) return { kind: 'word', end: start + word.length };
  const number = match(NUMBER, sql, start);
  if (number !== null) return { kind: 'number', end: start + number.length };
  return { kind: 'symbol', end: start + 1 };
}

/** Tokens one by one, comments included, white space left out. Never fails: an open quote ends with the text. */
export function* tokensOf(sql: string): Generator<Token> {
  let at = 0;
  while (at < sql.length) {
    const space = match(SPACE, sql, at);
    if (space !== null) {
      at += space.length;
      continue;
    }
    const { kind, end } = tokenAt(sql, at);
    yield { kind, start: at, end, text: sql.slice(at, end) };
    at = end;
  }
}

export function tokenize(sql: string): Token[] {
  return [...tokensOf(sql)];
}
