import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { headersFor } from './host-headers';

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Makes the preview server send headers, and `404.html` where there is no page, as a static host does. */
export function previewHost(): Plugin {
  return {
    name: 'preview-host',
    configurePreviewServer({ middlewares, config: { root, build } }) {
      const folder = resolve(root, build.outDir);
      middlewares.use(({ url = '/', headers }, response, next) => {
        const path = decoded(url.replace(/[?#].*/, ''));
        const isThere = existsSync(join(folder, path));
        for (const [name, value] of Object.entries(headersFor(path))) response.setHeader(name, value);
        // What is not there yet may come with the next build.
        if (!isThere) response.removeHeader('Cache-Control');
        const isPage = headers.accept?.includes('text/html') && !path.endsWith('/');
        if (!isPage || isThere) return next();
        response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
        response.end(readFileSync(join(folder, '404.html')));
      });
    },
  };
}
