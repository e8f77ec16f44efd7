/**
 * A channel to this site's other tabs.
 *
 * @param onTold called with what another tab said
 * @returns tells the others; does nothing where the browser has no channels, or refuses them
 */
export function openChannel(name: string, onTold: () => void): (message: string) => void {
  try {
    const channel = new BroadcastChannel(name);
    channel.onmessage = onTold;
    return (message) => channel.postMessage(message);
  } catch {
    return () => {};
  }
}
