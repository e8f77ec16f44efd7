/**
 * A channel to this site's other tabs.
 *
 * @param onTold called with what another tab, or another channel of this name in this one, said
 * @returns tells the others; does nothing where the browser has no channels, or refuses them
 */
export function openChannel(name: string, onTold: (message: string) => void): (message: string) => void {
  try {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => onTold(String(data));
    return (message) => channel.postMessage(message);
  } catch {
    return () => {};
  }
}
