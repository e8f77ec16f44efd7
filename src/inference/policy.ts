import { InferenceError } from './errors';

function sources(): readonly string[] {
  const policy = globalThis.document
    ?.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')
    ?.content.split(';')
    .find((directive) => directive.trim().startsWith('connect-src '));
  return policy?.trim().split(/\s+/).slice(1) ?? [];
}

/** Whether a source such as `https://*.hf.co` or `http://localhost:*` covers an address. */
export function sourceCovers(
  source: string,
  { protocol, hostname, port, origin }: URL,
  own: string,
): boolean {
  if (source === "'self'") return origin === own;
  const parts = /^(https?:)\/\/(\*\.)?([^:/]+)(?::(\*|\d+))?/.exec(source);
  if (!parts) return false;
  const [, scheme, anySub, host = '', anyPort = ''] = parts;
  return (
    scheme === protocol &&
    (anySub ? hostname.endsWith(`.${host}`) : hostname === host) &&
    (anyPort === '*' || anyPort === port)
  );
}

/**
 * Reports an address that the page's own policy blocks, before the browser blocks it without telling the page.
 *
 * @param instead what the reader can do, a sentence
 * @throws InferenceError of the kind `server refused`
 */
export function assertReachable(address: string, instead: string): void {
  const url = new URL(address);
  const allowed = sources();
  if (allowed.length === 0 || allowed.some((source) => sourceCovers(source, url, location.origin))) return;
  throw new InferenceError(
    'server refused',
    `This copy of the site does not allow its pages to reach ${url.origin}. ${instead} A host can be allowed with VIA_CONNECT when the site is built.`,
  );
}
