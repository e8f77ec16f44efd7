import { useEffect, useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { withoutTail } from '../analysis/given-link';
import { useLinkProblems } from './LinkProblems';

/** The parameter for the settings of a page's figures that differ from the defaults, as `name.value`. */
const KEY = 'as';

function writtenIn(search: string, name: string): string | undefined {
  const entries = new URLSearchParams(search).getAll(KEY);
  return entries.find((entry) => entry.startsWith(`${name}.`))?.slice(name.length + 1);
}

/**
 * A page's setting, kept as text in the address while the page stays; the first choice where the address has no known
 * one.
 *
 * @param name without a dot, unique on its page
 */
export function useText(
  name: string,
  first: string,
  isKnown: (text: string) => boolean,
): [string, (text: string) => void] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const given = writtenIn(search, name) ?? first;
  const written = isKnown(given) ? given : (writtenIn(withoutTail(search), name) ?? first);
  const inAddress = isKnown(written) ? written : first;
  useLinkProblems(inAddress === written ? [] : [`There is no setting “${name}.${written}”.`]);
  // The first rendering is that of the build, whatever the address says.
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

/** One of several choices, as a setting. */
export function useSetting<Choice extends string>(
  name: string,
  choices: readonly Choice[],
  first: Choice,
): [Choice, (choice: Choice) => void] {
  const [text, set] = useText(name, first, (written) => choices.some((choice) => choice === written));
  return [text as Choice, set];
}
