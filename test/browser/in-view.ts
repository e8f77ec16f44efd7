import type { Locator } from 'playwright-core';

/** Whether all of an element can be seen: it is within what scrolls it, and nothing that stays at an edge covers it. */
export const isInView = (element: Locator): Promise<boolean> =>
  element.evaluate((own) => {
    const { left, right, top, bottom } = own.getBoundingClientRect();
    return [left + 2, right - 2].every((x) =>
      [top + 2, bottom - 2].every((y) => own.contains(document.elementFromPoint(x, y))),
    );
  });
