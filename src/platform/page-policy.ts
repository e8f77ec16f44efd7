/** Whom the page's content security policy lets it contact. */

/** Whether a source of a policy, such as `https://*.example.org`, covers an address. */
function covers(source: string, { protocol, hostname, port }: URL): boolean {
  const [, scheme = '', host = '', ports = ''] = /^(https?:)\/\/([^:/]+)(?::(.+))?$/.exec(source) ?? [];
  if (scheme !== protocol || (ports !== '*' && ports !== port)) return false;
  return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
}

/**
 * @param policy the policy's text; null where there is none, which lets everybody be contacted
 * @param own the page's own origin
 */
export function mayContact(url: URL, policy: string | null, own: string): boolean {
  const directive = policy?.split(';').find((part) => part.trim().startsWith('connect-src '));
  if (directive === undefined) return policy === null;
  const sources = directive.trim().split(/\s+/).slice(1);
  return sources.some((source) => (source === "'self'" ? url.origin === own : covers(source, url)));
}

/** This page's policy. */
export function pagePolicy(): string | null {
  const meta = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]');
  return meta?.content ?? null;
}
