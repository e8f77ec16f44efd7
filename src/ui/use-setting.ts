import { useEffect, useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';

/** The parameter that holds the settings of a page's figures that are not as at first, as `name.value`. */
const KEY = 'as';

/** A setting of a page, kept in the address while the page stays, as any text. */
export function useText(name: string, first: string): [string, (text: string) => void] {
  const asked = new URLSearchParams(useSearch()).getAll(KEY);
  const [, navigate] = useLocation();
  const inAddress = asked.find((entry) => entry.startsWith(`${name}.`))?.slice(name.length + 1) ?? first;
  // The page's first rendering is as it was built, whatever the address says.
  const [text, setText] = useState(first);
  useEffect(() => setText(inAddress), [inAddress]);
  const set = (next: string) => {
    const [route = '', search = ''] = window.location.hash.replace(/^#/, '').split('?');
    const params = new URLSearchParams(search);
    const others = params.getAll(KEY).filter((entry) => entry !== '' && !entry.startsWith(`${name}.`));
    params.delete(KEY);
    for (const entry of next === first ? others : [...others, `${name}.${next}`]) params.append(KEY, entry);
    // An empty one says that none is left, so that the router keeps none.
    if (!params.has(KEY)) params.set(KEY, '');
    navigate(`${route || '/'}?${params}`, { replace: true });
  };
  return [text, set];
}

/**
 * One of several choices, kept in the address while the page stays; the first where the address holds none of them.
 *
 * @param name without a dot, alone on its page
 */
export function useSetting<Choice extends string>(
  name: string,
  choices: readonly Choice[],
  first: Choice,
): [Choice, (choice: Choice) => void] {
  const [text, set] = useText(name, first);
  return [choices.find((choice) => choice === text) ?? first, set];
}
