import { expect, it } from 'vitest';
import { sparing } from '../../../src/platform/sparing';

it.each([
  [{}, false],
  [{ connection: { saveData: false, type: 'wifi' }, deviceMemory: 8 }, false],
  [{ connection: { saveData: true } }, true],
  [{ connection: { type: 'cellular' } }, true],
  [{ deviceMemory: 2 }, true],
  [{ deviceMemory: 4 }, false],
])('spares megabytes where they are dear: %j', (told, spares) => {
  expect(sparing(told)).toBe(spares);
});
