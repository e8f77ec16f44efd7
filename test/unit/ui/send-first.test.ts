import { options } from 'preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { sendFirst } from '../../../src/ui/send-first';

const after = async (promises: number) => {
  for (let count = 0; count < promises; count++) await Promise.resolve();
};

let page: EventTarget;
beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
});

it('what is sent after some promises is sent before the page renders', async () => {
  const order: string[] = [];
  await new Promise<void>((rendered) => {
    sendFirst(() => {
      options.debounceRendering?.(() => {
        order.push('rendered');
        rendered();
      });
      void after(100).then(() => order.push('sent'));
    });
  });
  expect(order).toEqual(['sent', 'rendered']);
});

it('the page renders, once, before it hears of what the reader does next', async () => {
  let rendered = 0;
  sendFirst(() => options.debounceRendering?.(() => void rendered++));
  expect(rendered).toBe(0);
  page.dispatchEvent(new Event('click'));
  expect(rendered).toBe(1);
  page.dispatchEvent(new Event('change'));
  await new Promise((resolve) => setTimeout(resolve));
  expect(rendered).toBe(1);
});

it('later changes are rendered as before, after a failure too', () => {
  const own = () => {};
  expect(() =>
    sendFirst(() => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(options.debounceRendering).toBeUndefined();
  options.debounceRendering = own;
  sendFirst(() => {});
  expect(options.debounceRendering).toBe(own);
  delete options.debounceRendering;
});
