import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SHARE } from '../../../src/platform/offline/build-files';

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
}

const manifest = JSON.parse(readFileSync('public/site.webmanifest', 'utf8')) as {
  readonly start_url: string;
  readonly scope: string;
  readonly icons: readonly Picture[];
  readonly screenshots: readonly Picture[];
  readonly share_target: { readonly action: string };
};

/** As the header of a PNG, or of a WebP of many parts, says. */
function sizeIn(file: Buffer, type: string): string {
  if (type === 'image/png') return `${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`;
  return `${file.readUIntLE(24, 3) + 1}x${file.readUIntLE(27, 3) + 1}`;
}

const pictures = [...manifest.icons, ...manifest.screenshots];

it.each(pictures.filter(({ type }) => type !== 'image/svg+xml'))(
  '$src is of the size that it says',
  (picture) => {
    const path = join('public', picture.src);
    expect(sizeIn(readFileSync(path), picture.type)).toBe(picture.sizes);
    expect(statSync(path).size).toBeLessThan(40_000);
  },
);

it('works in any folder of any host', () => {
  const addresses = [
    manifest.start_url,
    manifest.scope,
    manifest.share_target.action,
    ...pictures.map(({ src }) => src),
  ];
  expect(addresses.filter((address) => !address.startsWith('./'))).toEqual([]);
  expect(manifest.share_target.action).toBe(`./${SHARE}`);
});

it('is named in the page, with the icon that does not come from it', () => {
  expect(readFileSync('index.html', 'utf8')).toContain('href="./site.webmanifest"');
  expect(readFileSync('index.html', 'utf8')).toContain('href="./icons/apple-touch.png"');
});
