import { afterEach, expect, it, vi } from 'vitest';
import { createStatisticsChoice } from '../../../../src/state/sql/statistics-choice';

const page = { width: 0 };

function browser(width: number, kept: Record<string, string> = {}): void {
  page.width = width;
  const at = (query: string) => Number(/min-width: (\d+)px/.exec(query)?.[1]);
  vi.stubGlobal('matchMedia', (query: string) =>
    Object.defineProperty(new EventTarget(), 'matches', { get: () => page.width >= at(query) }),
  );
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, text: string) => {
      kept[key] = text;
    },
  });
}
afterEach(() => vi.unstubAllGlobals());

it('statistics are shown where there is room, until the reader chooses', () => {
  const kept: Record<string, string> = {};
  browser(360, kept);
  const choice = createStatisticsChoice();
  expect(choice.shown.value).toBe(false);
  choice.choose(true);
  expect(choice.shown.value).toBe(true);
  expect(createStatisticsChoice().shown.value).toBe(true);
  browser(768);
  expect(createStatisticsChoice().shown.value).toBe(true);
});

it('they come with the room, where the reader chose nothing', () => {
  browser(360);
  const windows: EventTarget[] = [];
  const matching = matchMedia;
  vi.stubGlobal('matchMedia', (query: string) => {
    const list = matching(query);
    windows.push(list);
    return list;
  });
  const resized = (width: number) => {
    page.width = width;
    for (const list of windows) list.dispatchEvent(new Event('change'));
  };
  const choice = createStatisticsChoice();
  resized(1280);
  expect(choice.shown.value).toBe(true);
  choice.choose(false);
  resized(360);
  resized(1280);
  expect(choice.shown.value).toBe(false);
});

it('the choice holds for the visit where nothing can be kept', () => {
  browser(768);
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    },
  });
  const choice = createStatisticsChoice();
  choice.choose(false);
  expect(choice.shown.value).toBe(false);
});
