import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { VIA_DOWNLOAD_ORIGIN } from '../src/domain/via/provenance';
import { MODEL_ORIGINS } from '../src/inference/model-origins';

const INLINE_SCRIPT = /<script(?![^>]*\b(?:src|type)=)[^>]*>([\s\S]*?)<\/script>/g;
const INLINE_STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g;

/** Hashes of inline elements, as CSP sources. Browsers hash the text with LF line ends. */
function hashes(html: string, element: RegExp): string[] {
  return [...html.matchAll(element)].map(
    ([, text = '']) =>
      `'sha256-${createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('base64')}'`,
  );
}

/** Hashes of the page's inline scripts, as CSP sources. Data blocks (a `type` attribute) are not executed. */
export const inlineScriptHashes = (html: string): string[] => hashes(html, INLINE_SCRIPT);

/** Hosts that whoever builds the site lets the page reach too. */
const addedOrigins = (): string[] => (process.env.VIA_CONNECT ?? '').split(/\s+/).filter(Boolean);

/** The policy: this site's own files, WebAssembly, workers from blob URLs, and other hosts that the reader may ask for. */
export function contentSecurityPolicy(
  html: string,
  others: readonly string[] = [VIA_DOWNLOAD_ORIGIN, ...MODEL_ORIGINS, ...addedOrigins()],
): string {
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...inlineScriptHashes(html)].join(' '),
    "worker-src 'self' blob:",
    // The release, models and the reader's own server are contacted only when the reader says so.
    ["connect-src 'self' blob:", ...new Set(others)].join(' '),
    ["style-src 'self'", ...hashes(html, INLINE_STYLE)].join(' '),
    // Preact sets styles through the CSSOM; the prerendered page has them as attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // Code comes from nothing but trusted types: those of `src/worker/trusted-scripts.ts`.
    "require-trusted-types-for 'script'",
    'trusted-types workers default',
  ].join('; ');
}

/** A page with its policy as a `meta` element, before anything it governs. */
export function withPolicy(html: string, others?: readonly string[]): string {
  const policy = contentSecurityPolicy(html, others);
  return html.replace(
    '<head>',
    `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
}

/** Puts the policy into the built page. */
export function contentSecurityPolicyPlugin(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: (html) => withPolicy(html) },
  };
}
