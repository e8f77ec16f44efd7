/** What spreadsheets take for a formula: patterns for JavaScript and for DuckDB alike. */

/** White space that JavaScript’s `\s` means and DuckDB’s does not. */
const SPACES = '\u000b\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** A text that begins so; also in full width, and after white space. */
export const FORMULA = `^[\\t\\r\\n]|^[\\s${SPACES}]*[=+\\-@＝＋－＠]`;
/** A number, which is left as it is. */
export const NUMBER = '^[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?$';
/** Where a cell begins for a spreadsheet that separates them by semicolons or tabs. */
export const BEGINS_INSIDE = '([;\\t])([=+\\-@＝＋－＠])';

const formula = new RegExp(FORMULA);
const number = new RegExp(NUMBER);
const inside = new RegExp(BEGINS_INSIDE, 'g');

/** A text that no spreadsheet runs, by apostrophes before what it would take for a formula; numbers stay numbers. */
export function defused(text: string): string {
  if (number.test(text)) return text;
  return (formula.test(text) ? `'${text}` : text).replace(inside, "$1'$2");
}

/** The same in SQL. @param text an expression of type VARCHAR */
export function defusedSql(text: string): string {
  const safe = `CASE WHEN regexp_matches(${text}, '${FORMULA}') THEN '''' || ${text} ELSE ${text} END`;
  return `CASE WHEN regexp_matches(${text}, '${NUMBER}') THEN ${text}
    ELSE regexp_replace(${safe}, '${BEGINS_INSIDE}', '\\1''\\2', 'g') END`;
}
