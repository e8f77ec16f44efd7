/** `npm run data`: builds `public/data` from the committed figures and, if there is one, the release. */
import { fileURLToPath } from 'node:url';
import { buildData } from './build-data';
import { nodeIo } from './io';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url)).replace(/\/$/, '');

try {
  await buildData(nodeIo, {
    pipelineFolder: at('.'),
    outputFolder: at('../public/data'),
    cacheFolder: at('../.cache'),
    release: process.env.VIA_RELEASE || undefined,
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
