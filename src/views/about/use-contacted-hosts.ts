import { useEffect, useState } from 'preact/hooks';

function hostsOf(entries: readonly PerformanceEntry[]): string[] {
  return entries
    .map(({ name }) => {
      try {
        return new URL(name).host;
      } catch {
        return '';
      }
    })
    .filter((host) => host !== '');
}

/** Every host contacted since the page was opened, this site's first. */
export function useContactedHosts(): readonly string[] {
  const [hosts, setHosts] = useState<readonly string[]>([window.location.host]);
  useEffect(() => {
    const add = (entries: readonly PerformanceEntry[]) =>
      setHosts((before) => [...new Set([...before, ...hostsOf(entries)])]);
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'resource', buffered: true });
    return () => observer.disconnect();
  }, []);
  return hosts;
}
