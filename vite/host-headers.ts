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

/** What may go with files that are named by their content: a browser keeps them, and never asks again. */
export const KEPT_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'public, max-age=31536000, immutable',
};
export const KEPT_FOLDERS: readonly string[] = ['/assets/', '/answers/'];

/** @param path as in an address, such as `/embed.html` */
export function headersFor(path: string): Readonly<Record<string, string>> {
  const isEmbed = path.endsWith(`/${EMBED_FILE}`);
  const isKept = KEPT_FOLDERS.some((folder) => path.startsWith(folder));
  return {
    ...HOST_HEADERS,
    ...OPEN_HEADERS,
    ...(isEmbed ? EMBED_HEADERS : {}),
    ...(isKept ? KEPT_HEADERS : {}),
  };
}
