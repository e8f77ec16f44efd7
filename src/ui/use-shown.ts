import { useEffect, useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import type { Shown } from './ShownAs';

/** The parameter that names figures shown in the other way than they first are, as `name.chart` or `name.table`. */
const KEY = 'as';

/**
 * How a figure is shown, kept in the address.
 *
 * @param name the figure's, alone on its page
 */
export function useShown(name: string, first: Shown): [Shown, (shown: Shown) => void] {
  const asked = new URLSearchParams(useSearch()).getAll(KEY);
  const [, navigate] = useLocation();
  const other = first === 'table' ? 'chart' : 'table';
  const inAddress = asked.includes(`${name}.${other}`) ? other : first;
  // The page's first rendering is as it was built, whatever the address says.
  const [shown, setShown] = useState(first);
  useEffect(() => setShown(inAddress), [inAddress]);
  const show = (next: Shown) => {
    const [route = '', search = ''] = window.location.hash.replace(/^#/, '').split('?');
    const params = new URLSearchParams(search);
    const others = params.getAll(KEY).filter((entry) => entry !== '' && !entry.startsWith(`${name}.`));
    params.delete(KEY);
    for (const entry of next === first ? others : [...others, `${name}.${next}`]) params.append(KEY, entry);
    // An empty one says that none is left, so that the router keeps none.
    if (!params.has(KEY)) params.set(KEY, '');
    navigate(`${route || '/'}?${params}`, { replace: true });
  };
  return [shown, show];
}
