import { afterEach, expect, it, vi } from 'vitest';
import { keptPieces } from '../../../../src/inference/wllama/kept-pieces';

const URL_OF_A_MODEL = 'http://localhost/a.gguf';
const META = { total: 7, validator: '"1"', pieces: [3, 4], complete: true };

/** A cache storage with these texts under their addresses. */
function cacheOf(texts: Readonly<Record<string, string>>) {
  const cache = {
    keys: async () => Object.keys(texts).map((url) => ({ url })),
    match: async (request: string | { url: string }) => {
      const text = texts[typeof request === 'string' ? request : request.url];
      return text === undefined ? undefined : new Response(text);
    },
  };
  vi.stubGlobal('caches', { has: async () => true, open: async () => cache });
}

afterEach(() => vi.unstubAllGlobals());

const ODD: readonly object[] = [
  { ...META, pieces: null },
  { ...META, pieces: [-3, 10] },
  { ...META, pieces: [3, 4.5] },
  { ...META, pieces: [3] },
  { ...META, total: 1e300 },
];

it.each(['null', '7', '[null]', '{}', 'cut o', ...ODD.map((odd) => JSON.stringify(odd))])(
  'lists the files whose notes can be read, beside one with %s',
  async (odd) => {
    const metaUrl = (url: string) => `${url}?lens-piece=meta`;
    const other = 'http://localhost/b.gguf';
    cacheOf({
      [metaUrl(other)]: odd,
      [metaUrl(URL_OF_A_MODEL)]: JSON.stringify(META),
    });
    expect(await keptPieces.list()).toEqual([{ ...META, url: URL_OF_A_MODEL }]);
    expect(await keptPieces.meta(other)).toBeNull();
    expect(await keptPieces.meta(URL_OF_A_MODEL)).toEqual(META);
  },
);
