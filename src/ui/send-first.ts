import { options } from 'preact';

const BY_THE_READER = ['pointerdown', 'click', 'keydown', 'input', 'change'];

/** Runs it in a task of its own, or before the page hears what the reader does next, if that is earlier. */
function soon(run: () => void): void {
  const done = new AbortController();
  const once = () => {
    clearTimeout(timer);
    done.abort();
    run();
  };
  const timer = setTimeout(once);
  for (const type of BY_THE_READER) addEventListener(type, once, { capture: true, signal: done.signal });
}

/**
 * Makes a change that asks something and shows something. Preact would render before the question is sent, which takes
 * a few promises: here it renders after them, while a worker answers. What the reader does next acts on what is
 * rendered, so two changes in a row are two.
 */
export function sendFirst(change: () => void): void {
  const { debounceRendering } = options;
  options.debounceRendering = soon;
  try {
    change();
  } finally {
    if (debounceRendering) options.debounceRendering = debounceRendering;
    else delete options.debounceRendering;
  }
}
