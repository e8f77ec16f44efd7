const QUOTE = 34;
const BACKSLASH = 92;
const OPENS: ReadonlySet<number> = new Set([91, 123]);
const CLOSES: ReadonlySet<number> = new Set([93, 125]);

/**
 * Whether lists and objects in a JSON text are nested deeper than a limit. `JSON.parse` reads any depth; what walks
 * through its result does not.
 */
export function isNestedDeeper(json: string, limit: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (quoted) {
      if (code === BACKSLASH) at++;
      else quoted = code !== QUOTE;
    } else if (code === QUOTE) quoted = true;
    else if (OPENS.has(code) && ++depth > limit) return true;
    else if (CLOSES.has(code)) depth--;
  }
  return false;
}
