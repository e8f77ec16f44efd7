import { useEffect, useState } from 'preact/hooks';

/** Whether the window is as narrow as a phone's, or as so many pixels; it follows the window. */
export function useNarrow(width = 640): boolean {
  const [query] = useState(() => window.matchMedia(`(max-width: ${width}px)`));
  const [narrow, setNarrow] = useState(query.matches);
  useEffect(() => {
    const follow = () => setNarrow(query.matches);
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return narrow;
}
