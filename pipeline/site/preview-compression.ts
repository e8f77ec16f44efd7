import compression from 'compression';
import type { Plugin } from 'vite';

/** Compresses what the preview server sends, as any static host does, so that measured bytes are true ones. */
export function previewCompression(): Plugin {
  return {
    name: 'preview-compression',
    configurePreviewServer(server) {
      server.middlewares.use(compression());
    },
  };
}
