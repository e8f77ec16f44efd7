import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChartColors } from '../../src/charts/theme';
import { chartConfig } from '../../src/charts/theme';
import { chartOf, drawPicture } from './picture';
import type { SharedPage } from './shared-page';

/** What a picture depends on besides what it shows: the code and the libraries that draw it. */
function drawnBy(root: string): string {
  const packages = ['@napi-rs/canvas', 'vega', 'vega-lite', '@fontsource/source-serif-4'];
  return [
    'vite/share/picture.ts',
    'vite/share/png.ts',
    'src/charts/render.ts',
    ...packages.map((name) => `node_modules/${name}/package.json`),
  ]
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
}

/**
 * Draws pictures, or finds those that an earlier build drew of the same: drawing takes far longer than all else that is
 * written for a page.
 *
 * @param folder where they are kept, which may be removed at any time
 */
export function keptPictures(root: string, folder: string, colors: ChartColors) {
  const by = drawnBy(root) + JSON.stringify(chartConfig(colors));
  mkdirSync(folder, { recursive: true });
  return async (page: SharedPage, source: string): Promise<Buffer> => {
    const { title, kind, figure, chart } = page;
    const shown = JSON.stringify([title, kind, figure, chart?.shape, source, chartOf(page, colors)]);
    const key = createHash('sha256').update(by).update(shown).digest('hex').slice(0, 32);
    const path = join(folder, `${key}.png`);
    try {
      return readFileSync(path);
    } catch {
      const png = await drawPicture(page, colors, source);
      // Builds that run side by side write the same.
      const written = `${path}.${process.pid}`;
      writeFileSync(written, png);
      renameSync(written, path);
      return png;
    }
  };
}
