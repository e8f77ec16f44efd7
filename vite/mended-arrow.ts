import type { Plugin } from 'vite';

/** Modules of Arrow, and what stands in their place. */
const MENDED: readonly (readonly [module: RegExp, code: string])[] = [
  // The same as its own, which it compiles from text: the page's policy forbids that.
  [
    /apache-arrow\/builder\/valid\.mjs/,
    `export function createIsValidFunction(nullValues) {
      const nulls = new Set(nullValues);
      return (value) => !nulls.has(value);
    }`,
  ],
  // Its own takes a byte-order mark from the beginning of each text.
  [
    /apache-arrow\/util\/utf8\.mjs/,
    `const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const encoder = new TextEncoder();
    export const decodeUtf8 = (bytes) => decoder.decode(bytes);
    export const encodeUtf8 = (text) => encoder.encode(text);`,
  ],
];

/** Lets Arrow build columns under a policy without `unsafe-eval`, and read texts as they are. */
export function mendedArrow(): Plugin {
  return {
    name: 'mended-arrow',
    load: {
      filter: { id: MENDED.map(([module]) => module) },
      handler: (id) => MENDED.find(([module]) => module.test(id))?.[1],
    },
  };
}
