const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
const PAIR = new RegExp(String.raw`(${STRING})(?:\s*:\s*(${STRING}|-?[\d.]+))?`, 'g');

function plain(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}

/**
 * The keys of a JSON text with their strings and numbers as written, repeated keys included: of those, `JSON.parse`
 * silently keeps only the last.
 */
export function writtenPairs(json: string): [key: string, value: string][] {
  return [...json.matchAll(PAIR)].flatMap(([, key, value]): [string, string][] =>
    key && value !== undefined ? [[plain(key), plain(value)]] : [],
  );
}
