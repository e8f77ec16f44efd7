import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VIA_DOWNLOAD_ORIGIN } from '../../../src/domain/via/provenance';
import { MODEL_ORIGINS } from '../../../src/inference/model-origins';
import {
  contentSecurityPolicy,
  contentSecurityPolicyPlugin,
  inlineScriptHashes,
} from '../../../vite/content-security-policy';

/** By the browser's own cryptography, as it hashes the text of a script element. */
async function browserHash(script: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

const directive = (policy: string, name: string) =>
  policy
    .split('; ')
    .find((part) => part.startsWith(`${name} `))
    ?.split(' ')
    .slice(1);

describe('hashes of inline scripts', () => {
  it('are those of the example in the documentation of CSP', () => {
    expect(inlineScriptHashes("<script>alert('Hello, world.');</script>")).toEqual([
      "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
    ]);
  });

  it('cover the whole text between the tags, one per script', async () => {
    const [first, second] = ['\n  let a = 1 < 2;\n', ' const é = "😀"; '];
    const html = `<script>${first}</script><p></p><script async>${second}</script>`;
    expect(inlineScriptHashes(html)).toEqual([await browserHash(first), await browserHash(second)]);
  });

  it('leave out scripts from files, and data', () => {
    const html =
      '<script src="./a.js"></script><script type="module" crossorigin src="./b.js"></script>' +
      '<script type="application/json" id="data">{"a": 1}</script>';
    expect(inlineScriptHashes(html)).toEqual([]);
  });

  it('are the same with Windows line ends, which the browser reads as plain ones', () => {
    const html = '<script>\nlet a = 1;\n</script>';
    expect(inlineScriptHashes(html.replaceAll('\n', '\r\n'))).toEqual(inlineScriptHashes(html));
  });
});

describe('the policy', () => {
  const html = readFileSync('index.html', 'utf8');
  const policy = contentSecurityPolicy(html);

  it('allows the inline script of index.html, and no other', async () => {
    const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(script).toContain('localStorage');
    expect(directive(policy, 'script-src')).toEqual([
      "'self'",
      "'wasm-unsafe-eval'",
      await browserHash(script),
    ]);
  });

  it('allows the one style sheet in index.html, the order of layers, and no other', async () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    expect(style.trim()).toBe('@layer base, components, views, preferences;');
    expect(directive(policy, 'style-src')).toEqual(["'self'", await browserHash(style)]);
  });

  it('allows no eval, and one other origin: that of the release', () => {
    expect(policy).not.toMatch(/'unsafe-eval'/);
    const allowed = [...new Set([VIA_DOWNLOAD_ORIGIN, ...MODEL_ORIGINS])];
    expect(directive(policy, 'connect-src')).toEqual(["'self'", 'blob:', ...allowed]);
    expect(policy.replace(allowed.join(' '), '')).not.toMatch(/https?:|\*/);
    expect(directive(policy, 'default-src')).toEqual(["'none'"]);
    expect(directive(policy, 'script-src')).not.toContain("'unsafe-inline'");
  });

  it('takes no text for code, but the addresses of workers that the site makes itself', () => {
    expect(directive(policy, 'require-trusted-types-for')).toEqual(["'script'"]);
    expect(directive(policy, 'trusted-types')).toEqual(['workers', 'default']);
  });

  it('is put into the page before anything it governs', () => {
    const { transformIndexHtml } = contentSecurityPolicyPlugin();
    if (typeof transformIndexHtml !== 'object') throw new Error('The plugin transforms no page');
    const handler = transformIndexHtml.handler as unknown as (html: string) => string;
    const page = handler(html);
    const meta = /<meta http-equiv="Content-Security-Policy" content="([^"]*)" \/>/.exec(page);
    expect(meta?.[1]).toBe(policy);
    expect(page.slice(0, meta?.index)).not.toMatch(/<(script|link|style|meta)\b/);
  });
});
