import type { Page } from 'playwright-core';

/** The smallest text of a chart, as it is shown, in pixels. */
const SMALLEST = 12;
/** How far texts may reach into one another, or out of their picture, in pixels. */
const TOLERANCE = 1;

/** The least part of its column that a chart is wide. */
const FILLED = 0.9;

/** Shows every figure of a page as its chart, when there are so many; how many there are. */
export async function showCharts(page: Page, least: number): Promise<number> {
  await page.waitForFunction(
    (count) =>
      document.querySelectorAll('.figure, .explore-chart').length >= count &&
      !document.querySelector('main .skeleton, .figure-views[inert]'),
    least,
  );
  return page.evaluate(async () => {
    const toCharts = () =>
      [...document.querySelectorAll<HTMLElement>('.figure .shown-as [aria-pressed="false"]')].filter(
        (button) => button.textContent === 'Chart',
      );
    // Each changes the address, from which the next is taken.
    for (let [button] = toCharts(); button; [button] = toCharts()) {
      button.click();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return document.querySelectorAll('.vega-chart').length;
  });
}

/** Resolves when every chart of a page is drawn, in the width that it has now. */
export async function chartsDrawn(page: Page): Promise<void> {
  await page.locator('.vega-chart').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => {
    dispatchEvent(new Event('beforeprint'));
    return [...document.querySelectorAll<HTMLElement>('.vega-chart-scroll > div')]
      .filter((own) => own.checkVisibility())
      .every(
        (own) => own.dataset.drawn === 'yes' && own.dataset.width === String(Math.floor(own.clientWidth)),
      );
  });
}

/**
 * What is wrong with the texts of the charts on a page, a sentence each: too small as it is shown, partly outside its
 * picture, or over another text; and which charts do not fill their column. Texts are taken as the boxes that they are, turned ones too.
 */
export function chartFaults(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ smallest, tolerance, filled }) => {
      type Point = readonly [number, number];
      interface Box {
        readonly text: string;
        readonly size: number;
        readonly corners: readonly Point[];
      }
      const boxOf = (own: SVGTextElement): Box => {
        const matrix = own.getScreenCTM() as DOMMatrix;
        const { x, y, width, height } = own.getBBox();
        const corner = (left: number, top: number): Point => {
          const point = new DOMPoint(left, top).matrixTransform(matrix);
          return [point.x, point.y];
        };
        return {
          text: own.textContent ?? '',
          size: Number.parseFloat(getComputedStyle(own).fontSize) * Math.hypot(matrix.a, matrix.b),
          corners: [corner(x, y), corner(x + width, y), corner(x + width, y + height), corner(x, y + height)],
        };
      };
      /** How far two boxes reach into one another along the axis where it is least. */
      const overlap = (one: Box, other: Box): number => {
        const depths = [one, other].flatMap(({ corners: [first, second, third] }) =>
          [
            [first, second],
            [second, third],
          ].map((side) => {
            const [from, to] = side as [Point, Point];
            const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
            const axis: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
            const reach = (box: Box) => {
              const along = box.corners.map((point) => point[0] * axis[0] + point[1] * axis[1]);
              return [Math.min(...along), Math.max(...along)] as const;
            };
            const [a, b] = [reach(one), reach(other)];
            return Math.min(a[1], b[1]) - Math.max(a[0], b[0]);
          }),
        );
        return Math.min(...depths);
      };
      const faultsOf = (svg: SVGSVGElement): string[] => {
        const boxes = [...svg.querySelectorAll('text')]
          .filter((own) => own.textContent && own.checkVisibility({ opacityProperty: true }))
          .filter((own) => getComputedStyle(own).fillOpacity !== '0' && own.getAttribute('opacity') !== '0')
          .map(boxOf);
        const frame = svg.getBoundingClientRect();
        const small = boxes
          .filter(({ size }) => size < smallest - 0.01)
          .map(({ text, size }) => `“${text}” has ${size.toFixed(1)} px`);
        const outside = boxes
          .filter(({ corners }) =>
            corners.some(
              ([x, y]) =>
                x < frame.left - tolerance ||
                x > frame.right + tolerance ||
                y < frame.top - tolerance ||
                y > frame.bottom + tolerance,
            ),
          )
          .map(({ text }) => `“${text}” is cut off`);
        const over = boxes.flatMap((box, index) =>
          boxes
            .slice(index + 1)
            .filter((other) => overlap(box, other) > tolerance)
            .map((other) => `“${box.text}” and “${other.text}” overlap`),
        );
        const column = svg.closest('.vega-chart-scroll')?.clientWidth ?? 0;
        const narrow = frame.width < filled * column ? [`is ${frame.width} px wide of ${column}`] : [];
        return [...small, ...outside, ...over, ...narrow];
      };
      return [...document.querySelectorAll<SVGSVGElement>('.vega-chart svg')]
        .filter((svg) => svg.checkVisibility())
        .flatMap((svg) => {
          const name = svg.closest<HTMLElement>('[data-figure]')?.dataset.figure ?? 'chart';
          return faultsOf(svg).map((fault) => `${name}: ${fault}`);
        });
    },
    { smallest: SMALLEST, tolerance: TOLERANCE, filled: FILLED },
  );
}
