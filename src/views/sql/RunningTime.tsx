import { useEffect, useState } from 'preact/hooks';

/** Seconds since it appeared, once there is a whole one. */
export function RunningTime() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const started = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - started) / 1000)), 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <span class="sql-running" role="status">
      Running{seconds > 0 ? ` · ${seconds} s` : '…'}
    </span>
  );
}
