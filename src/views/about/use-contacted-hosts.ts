import { useEffect, useState } from 'preact/hooks';
import { fetchedByWorkers, onWorkerFetch } from '../../worker/fetched-by-workers';

function hostsOf(addresses: readonly string[]): string[] {
  return addresses.flatMap((address) => {
    try {
      return [new URL(address).host].filter(Boolean);
    } catch {
      return [];
    }
  });
}

/** Every host contacted since the page was opened, by itself or its workers; this site's first. */
export function useContactedHosts(): readonly string[] {
  const [hosts, setHosts] = useState<readonly string[]>([window.location.host]);
  useEffect(() => {
    const add = (addresses: readonly string[]) =>
      setHosts((before) => [...new Set([...before, ...hostsOf(addresses)])]);
    const observer = new PerformanceObserver((list) => add(list.getEntries().map(({ name }) => name)));
    observer.observe({ type: 'resource', buffered: true });
    const hear = () => add(fetchedByWorkers());
    hear();
    const stop = onWorkerFetch(hear);
    return () => {
      observer.disconnect();
      stop();
    };
  }, []);
  return hosts;
}
