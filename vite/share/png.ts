import { crc32, deflateSync } from 'node:zlib';

/** Enough for the edges of letters too; more would double the size of the file. */
const MOST_COLOURS = 64;

const RED = 0xff;
const GREEN = 0xff00;
const BLUE = 0xff0000;

/** How far apart two colours are, which are little-endian RGBA. */
function distance(one: number, other: number): number {
  const red = (one & RED) - (other & RED);
  const green = ((one & GREEN) - (other & GREEN)) >> 8;
  const blue = ((one & BLUE) - (other & BLUE)) >> 16;
  return red * red + green * green + blue * blue;
}

/** How often each colour occurs. */
function countsOf(pixels: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (let start = 0, end = 0; start < pixels.length; start = end) {
    const colour = pixels[start] ?? 0;
    while (end < pixels.length && pixels[end] === colour) end++;
    counts.set(colour, (counts.get(colour) ?? 0) + end - start);
  }
  return counts;
}

function nearestOf(palette: readonly number[], colour: number): number {
  let nearest = 0;
  let least = Infinity;
  palette.forEach((own, place) => {
    const apart = distance(own, colour);
    if (apart < least) [nearest, least] = [place, apart];
  });
  return nearest;
}

/** The picture's lines as places in the palette; each begins with its filter: none. */
function linesOf(pixels: Uint32Array, width: number, places: ReadonlyMap<number, number>): Buffer {
  const height = pixels.length / width;
  const lines = Buffer.alloc(height * (width + 1));
  let [colour, place] = [-1, 0];
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    to++;
    for (let x = 0; x < width; x++, from++, to++) {
      const own = pixels[from] ?? 0;
      if (own !== colour) [colour, place] = [own, places.get(own) ?? 0];
      lines[to] = place;
    }
  }
  return lines;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/**
 * An opaque picture as a PNG with a palette, which takes a third of the bytes: rare colours become the nearest of the
 * common ones. https://www.w3.org/TR/png-3/
 *
 * @param rgba four bytes a pixel
 */
export function indexedPng(rgba: Uint8ClampedArray, width: number, height: number): Buffer {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const ranked = [...countsOf(pixels)].sort(([a, many], [b, more]) => more - many || a - b);
  const palette = ranked.slice(0, MOST_COLOURS).map(([colour]) => colour);
  const places = new Map(ranked.map(([colour]) => [colour, nearestOf(palette, colour)]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((own) => [own & RED, (own & GREEN) >> 8, (own & BLUE) >> 16]))),
    chunk('IDAT', deflateSync(linesOf(pixels, width, places), { level: 7 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
