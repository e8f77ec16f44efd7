/** Of nested values: DuckDB's text is laid out over several lines where it is longer than this. */
const ONE_LINE = 60;

/** Whether values of a type, by DuckDB's name for it, have parts. */
export function isNested(type: string): boolean {
  return /\]$|^(?:STRUCT|MAP|UNION)\(/.test(type);
}

/**
 * DuckDB's text of a list, struct or map with a line for each part. Nothing but line ends and spaces between parts
 * differs.
 */
export function layOut(text: string): string {
  if (text.length <= ONE_LINE) return text;
  let [out, depth, quoted] = ['', 0, false];
  const line = () => `\n${'  '.repeat(depth)}`;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quoted && sign === '\\') {
      out += sign + (text[++at] ?? '');
      continue;
    }
    if (sign === "'") quoted = !quoted;
    if (quoted || !'[]{},'.includes(sign)) {
      out += sign;
      continue;
    }
    const next = text[at + 1] ?? '';
    if ('[{'.includes(sign)) {
      const isEmpty = next === (sign === '[' ? ']' : '}');
      out += isEmpty ? sign + next : sign;
      if (isEmpty) at++;
      else {
        depth++;
        out += line();
      }
    } else if (sign === ',') {
      out += sign;
      if (next === ' ') {
        at++;
        out += line();
      }
    } else {
      depth = Math.max(0, depth - 1);
      out += line() + sign;
    }
  }
  return out;
}
