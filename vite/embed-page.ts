import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { EMBED_FILE, EMBED_HOST_FILE } from '../src/analysis/embed-address';
import { withPolicy } from './content-security-policy';

/**
 * The page that shows one figure within others: `index.html` without what only the whole site needs. A file of its own,
 * because a host says by file who may frame it.
 */
export function embedPageHtml(index: string): string {
  const html = index
    .replace('<html lang="en">', '<html lang="en" data-embed>')
    .replace(/\s*<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
    .replace(/\s*<meta\s+(?:name="(?:description|twitter:[^"]*)"|property="og:[^"]*")[^>]*>/g, '')
    .replace(/\s*<link rel="canonical"[^>]*>/, '')
    .replace(/\s*<script>[\s\S]*?<\/script>/, '\n    <meta name="robots" content="noindex" />')
    .replace(/(<div id="app">)[\s\S]*(<\/div>\s*<script type="application\/json")/, '$1$2');
  return withPolicy(html, []);
}

/** Writes the page, and the script for the pages around it. */
export function embedPage(): Plugin {
  let root: string;
  return {
    name: 'embed-page',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    buildStart() {
      const path = 'vite/share/embed-host.js';
      const source = readFileSync(join(root, path), 'utf8');
      this.emitFile({ type: 'asset', fileName: EMBED_HOST_FILE, source, originalFileName: path });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const index = bundle['index.html'];
        if (index?.type !== 'asset') throw new Error('The build has no index.html');
        this.emitFile({ type: 'asset', fileName: EMBED_FILE, source: embedPageHtml(String(index.source)) });
      },
    },
  };
}
