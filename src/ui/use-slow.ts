import { useEffect, useState } from 'preact/hooks';

/** Anything shorter is over before a sign would help, and painting the sign would only delay it. */
const PATIENCE_MS = 200;

/** Whether something has been going on for so long that the reader should know. */
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
