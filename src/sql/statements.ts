import { type Token, tokenize } from './tokens';

/** One statement of a text: what is sent to DuckDB, and where it is. Comments around it belong to it. */
export interface Statement {
  readonly text: string;
  /** Where `text` begins in the whole, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

function statementOf(sql: string, tokens: readonly Token[]): Statement | null {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last || tokens.every(({ kind }) => kind === 'comment')) return null;
  return { text: sql.slice(first.start, last.end), start: first.start, end: last.end };
}

/** Splits a text at the semicolons that are not inside quotes or comments. Empty statements are left out. */
export function splitStatements(sql: string): Statement[] {
  const statements: Statement[] = [];
  let tokens: Token[] = [];
  const close = () => {
    const statement = statementOf(sql, tokens);
    if (statement) statements.push(statement);
    tokens = [];
  };
  for (const token of tokenize(sql)) {
    if (token.kind === 'symbol' && token.text === ';') close();
    else tokens.push(token);
  }
  close();
  return statements;
}

/** The statement that the cursor is in or right after; the next one if it is between two. */
export function statementAt(sql: string, cursor: number): Statement | null {
  const statements = splitStatements(sql);
  return statements.find(({ end }) => cursor <= end + 1) ?? statements.at(-1) ?? null;
}
