import { useEffect, useState } from 'preact/hooks';

/** What takes less is over before a sign of it would be of use, and painting the sign would only hold it up. */
const PATIENCE_MS = 200;

/** Whether something has been going on for so long that the reader should be told. */
export function useSlow(running: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!running) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [running]);
  return running && slow;
}
