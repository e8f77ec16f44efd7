import { EMBED_FILE } from '../src/analysis/embed-address';

/**
 * What a host should send with the site, beside the policy in the page: who may frame it, how types are read, and what
 * it never uses. The preview server sends it, so that the tests run under it.
 */
export const HOST_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/**
 * What it should send with the page that shows one figure within others, which any site may frame: it only reads. With
 * everything else too, other origins may read it, as a frame without an origin of its own must.
 */
export const EMBED_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': 'frame-ancestors *',
};
export const OPEN_HEADERS: Readonly<Record<string, string>> = { 'Access-Control-Allow-Origin': '*' };

/** @param path as in an address, such as `/embed.html` */
export function headersFor(path: string): Readonly<Record<string, string>> {
  const isEmbed = path.endsWith(`/${EMBED_FILE}`);
  return { ...HOST_HEADERS, ...OPEN_HEADERS, ...(isEmbed ? EMBED_HEADERS : {}) };
}
