import { type Token, tokenize } from '../tokens';

/** A query with a name, as a tab of the SQL page is. */
export interface NamedQuery {
  readonly name: string;
  readonly text: string;
}

/** A part of a notebook: a statement as it is written, or a comment that stands before or after one. */
export interface Cell {
  readonly kind: 'text' | 'sql';
  readonly text: string;
}

/** What a comment says, without its signs. */
function saidBy({ text }: Token): string {
  if (text.startsWith('--')) return text.replace(/^--+[^\S\n]?/, '').trimEnd();
  const lines = text.replace(/^\/\*+|\*+\/$/g, '').split('\n');
  return lines
    .map((line) => line.replace(/^\s*\*(?!\*) ?/, '').trim())
    .join('\n')
    .trim();
}

/** Comments as one text; where a line between them is empty, a paragraph ends. */
function textOf(sql: string, comments: readonly Token[]): string {
  let text = '';
  for (const [index, comment] of comments.entries()) {
    const gap = sql.slice(comments[index - 1]?.end ?? comment.start, comment.start);
    if (index > 0) text += /\n\s*\n/.test(gap) ? '\n\n' : '\n';
    text += saidBy(comment);
  }
  return text.trim();
}

/** A cell a statement; comments that begin one, or stand alone at the end, are cells of their own. */
export function cellsOf(sql: string): Cell[] {
  const cells: Cell[] = [];
  let comments: Token[] = [];
  let start: number | null = null;
  let end = 0;
  const closeText = () => {
    const text = textOf(sql, comments);
    if (text !== '') cells.push({ kind: 'text', text });
    comments = [];
  };
  const closeStatement = () => {
    if (start !== null) cells.push({ kind: 'sql', text: sql.slice(start, end) });
    start = null;
  };
  let ended = false;
  for (const token of tokenize(sql)) {
    const isComment = token.kind === 'comment';
    // A comment behind a statement, on its line, belongs to it.
    if (ended && isComment && !sql.slice(end, token.start).includes('\n')) {
      end = token.end;
      continue;
    }
    if (ended) closeStatement();
    ended = false;
    if (token.kind === 'symbol' && token.text === ';') {
      ended = start !== null;
      if (ended) end = token.end;
    } else if (isComment && start === null) comments.push(token);
    else {
      if (start === null) closeText();
      start ??= token.start;
      end = token.end;
    }
  }
  closeStatement();
  closeText();
  return cells;
}
