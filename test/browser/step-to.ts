import type { Locator } from 'playwright-core';

/**
 * Follows a link from a case to another, frame by frame, until its ratings are there.
 *
 * @returns the addresses of the steps on from it, as they are before it is answered; and what the page said too early
 */
export function stepTo(link: Locator, value: string): Promise<{ links: string[]; early: string[] }> {
  return link.evaluate(async (element, wanted) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const texts = (selector: string) =>
      Array.from(document.querySelectorAll<HTMLElement>(selector), ({ innerText }) => innerText);
    (element as HTMLAnchorElement).click();
    while (texts('h1')[0] !== wanted) await frame();
    const links = Array.from(
      document.querySelectorAll<HTMLAnchorElement>('.case-steps a'),
      ({ href }) => href,
    );
    const early: string[] = [];
    for (; texts('.rating-cell').length === 0; await frame()) {
      early.push(...texts('.case-page-action-choosers'));
      const elsewhere = texts('#case-elsewhere ~ .figure .heat-cell');
      if (elsewhere.length > 0 && elsewhere.every((text) => text === '—'))
        early.push('nothing is known elsewhere');
    }
    return { links, early };
  }, value);
}
