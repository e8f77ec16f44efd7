import { describe, expect, it } from 'vitest';
import { assertMemory, deviceOf, mostModelBytes } from '../../../../src/inference/wllama/room';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile/15E148 Safari/604.1';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.0 Safari/605.1.15';
const PIXEL = 'Mozilla/5.0 (Linux; Android 10; K) Chrome/156.0.0.0 Mobile Safari/537.36';

describe('the largest model that a device is given', () => {
  it.each([
    ['an iPhone, which does not say how much memory it has', { userAgent: IPHONE }, 1e9],
    ['an iPad, which says that it is a Mac', { userAgent: MAC, maxTouchPoints: 5 }, 1e9],
    [
      'a phone with little memory',
      { userAgent: PIXEL, deviceMemory: 2, userAgentData: { mobile: true } },
      0.5e9,
    ],
    ['a phone with much', { userAgent: PIXEL, deviceMemory: 8 }, 2e9],
    ['a small computer', { userAgent: 'X11; Linux', deviceMemory: 4 }, 2e9],
    ['a computer', { userAgent: 'X11; Linux', deviceMemory: 8 }, 2 ** 32],
    ['a Mac', { userAgent: MAC, maxTouchPoints: 0 }, 2 ** 32],
  ])('of %s', (_, facts, most) => {
    expect(mostModelBytes(deviceOf(facts))).toBe(most);
  });

  it('is said where a model is larger', () => {
    expect(() => assertMemory(1e9, 1e9)).not.toThrow();
    expect(() => assertMemory(1.2e9, 1e9)).toThrow(
      /1\.2 GB, and this device has memory for about 1(\.0)? GB/,
    );
    expect(() => assertMemory(5e9, 2 ** 32)).toThrow('the most that llama.cpp can load in a browser');
  });
});
