import { options } from 'preact';
import { expect, it } from 'vitest';
import { sendFirst } from '../../../src/ui/send-first';

const after = async (promises: number) => {
  for (let count = 0; count < promises; count++) await Promise.resolve();
};

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
