import { expect, it } from 'vitest';
import { anyToJson } from '../../../src/exports/any-json';

const written = async (value: unknown): Promise<unknown> => JSON.parse(await anyToJson(value));

it('writes whatever a browser can keep', async () => {
  const kept = {
    text: 'a',
    list: [1, null, [true]],
    bytes: new Uint8Array([1, 2, 255]),
    buffer: new Uint8Array([3]).buffer,
    file: new Blob(['abc'], { type: 'text/plain' }),
    date: new Date(0),
    no: new Date(Number.NaN),
    big: 2n ** 64n,
    infinite: Number.POSITIVE_INFINITY,
    nothing: undefined,
    map: new Map([['a', 1]]),
    set: new Set([1]),
  };
  expect(await written(structuredClone(kept))).toEqual({
    text: 'a',
    list: [1, null, [true]],
    bytes: { base64: 'AQL/' },
    buffer: { base64: 'Aw==' },
    file: { file: 'YWJj', type: 'text/plain' },
    date: { date: '1970-01-01T00:00:00.000Z' },
    no: { date: 'invalid' },
    big: { bigint: '18446744073709551616' },
    infinite: { number: 'Infinity' },
    nothing: { undefined: true },
    map: { map: [['a', 1]] },
    set: { set: [1] },
  });
  for (const value of [null, 7, 'text', undefined, [null]]) expect(await anyToJson(value)).not.toBe('');
});

it('writes an object that contains itself, or comes often, once', async () => {
  const circle: Record<string, unknown> = {};
  circle.again = circle;
  expect(await written(circle)).toEqual({ again: { sameAs: '' } });
  let doubled: unknown = 'x';
  for (let level = 0; level < 60; level++) doubled = [doubled, doubled];
  expect((await anyToJson(doubled)).length).toBeLessThan(20_000);
});

it('writes a deep object as far as it goes', async () => {
  let deep: unknown = 'x';
  for (let level = 0; level < 5000; level++) deep = { deep };
  expect(await anyToJson(deep)).toContain('more than 500 levels deep');
});

it('writes names that mean something to JavaScript as they are', async () => {
  const odd = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2, "toJSON": 3}') as object;
  expect(await anyToJson(odd)).toBe(JSON.stringify(odd, null, 1));
});
