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
 * The keys of JSON with their texts and numbers as they were written, again and again where a key comes again: of
 * those, `JSON.parse` keeps the last without a word.
 */
export function writtenPairs(json: string): [key: string, value: string][] {
  return [...json.matchAll(PAIR)].flatMap(([, key, value]): [string, string][] =>
    key && value !== undefined ? [[plain(key), plain(value)]] : [],
  );
}
