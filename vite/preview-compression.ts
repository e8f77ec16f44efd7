import compression from 'compression';
import type { Connect, Plugin } from 'vite';

/** Compresses what the preview server sends, as any static host does, so that measured bytes are realistic. */
export function previewCompression(): Plugin {
  return {
    name: 'preview-compression',
    configurePreviewServer(server) {
      // Express's types are narrower than what the middleware needs.
      server.middlewares.use(compression() as unknown as Connect.NextHandleFunction);
    },
  };
}
