/**
 * Links as chat and mail programs hand them on: with a sign of the sentence at the end, encoded twice, or with `&` as
 * HTML writes it. Each is read as it was meant; one that can be followed as it is given stays so.
 */

/** Signs that follow a link in a sentence, as they are or as browsers escape them. */
const TAIL = /(?:[.,;:!?)\]}>"'`*_~|”’»…]|%22|%3E|%60|%7C|%7D|%C2%BB|%E2%80%(?:99|9D|A6))+$/i;

/** The signs at the end of a link that may belong to the sentence around it; those that are escaped do not. */
export function tailOf(link: string): string {
  return TAIL.exec(link)?.[0] ?? '';
}

export function withoutTail(link: string): string {
  return link.slice(0, link.length - tailOf(link).length);
}

/** One level of escapes less. */
const lessEscaped = (search: string): string => search.replace(/%25(?=[0-9a-f]{2})/gi, '%');

/** A statement that begins with escapes where its first space would be: no SQL, but an escaped one. */
const ESCAPED_SQL = /^(?:%[0-9a-f]{2}|\()*(?:--|\/\*|[a-z]+%(?:25)*(?:20|0[9AD]))\S*$/i;

/** Whether a query string was certainly encoded twice: it has no space, and every escape in it is one of an escape. */
function encodedTwice(search: string): boolean {
  if (!search.includes('%25') || /[+\s]|%(?!25[0-9a-f]{2})/i.test(search)) return false;
  const sql = new URLSearchParams(search).get('q');
  return sql === null || ESCAPED_SQL.test(sql);
}

/** The hash that a given one means: a path never ends in a sign, and no parameter is called `amp;…`. */
export function meantHash(hash: string): string {
  if (!hash.startsWith('#/')) return hash;
  const [path = '', ...rest] = hash.split('?');
  const route = withoutTail(path);
  if (rest.length === 0) return route;
  let search = rest.join('?').replace(/&(?:amp(?:;|%3B))+/gi, '&');
  while (encodedTwice(search)) search = lessEscaped(search);
  return `${route}?${search}`;
}

/** From the first sign that this site escapes wherever it writes one into a link: it belongs to the sentence around. */
const UNESCAPED_TAIL = /[,;:!?)\]}>"'`~|”’»…][.,:;!?)\]}>"'`*_~|”’»…]*$/;

/** What a query string means: where part of it cannot be followed, perhaps without its tail, or less escaped. */
export function forgiven<Read extends { readonly problems: readonly string[] }>(
  read: (search: string) => Read,
  given: string,
): Read {
  const search = given.replace(UNESCAPED_TAIL, '');
  let best = read(search);
  for (const other of [withoutTail(search), lessEscaped(search), lessEscaped(withoutTail(search))]) {
    if (best.problems.length === 0) break;
    if (other === search) continue;
    const reading = read(other);
    if (reading.problems.length < best.problems.length) best = reading;
  }
  return best;
}

const escaped = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * A link, or a route, that chat programs keep whole: escaped are the signs that they take for their own markup or for
 * the end of the link.
 */
export function forChats(link: string): string {
  const route = link.startsWith('/') ? 0 : link.indexOf('#') + 1;
  if (route === 0 && !link.startsWith('/')) return link;
  return (
    link.slice(0, route) +
    link
      .slice(route)
      .replace(/[!"'()*<>[\]`{|}~]/g, escaped)
      .replace(/[.,:;?_]$/, escaped)
  );
}
