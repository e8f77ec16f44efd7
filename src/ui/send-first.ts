import { options } from 'preact';

/**
 * Makes a change that asks something and shows something. Preact would render before the question is sent, which takes
 * a few promises: here it renders after them, while a worker answers.
 */
export function sendFirst(change: () => void): void {
  const { debounceRendering } = options;
  options.debounceRendering = (render) => void setTimeout(render);
  try {
    change();
  } finally {
    if (debounceRendering) options.debounceRendering = debounceRendering;
    else delete options.debounceRendering;
  }
}
