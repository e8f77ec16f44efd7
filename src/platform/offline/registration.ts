/** The browser's registration of the site's worker. */

export interface Registered {
  /** Resolves when a worker is active; false where it could not be installed. */
  readonly active: Promise<boolean>;
  /** Lets a waiting worker take over, and calls back when it has; false where none waits. */
  takeOver(done: () => void): boolean;
  /** Looks for a new version. */
  update(): void;
  /** Whether it is still registered: a worker that withdraws the site's from all browsers is not. */
  isThere(): Promise<boolean>;
}

/**
 * Null where the browser has no workers for this page, or refuses them: plain http, a file, a private window, a frame.
 *
 * @param address as the page's policy wants it
 * @param onNewer called when a newer worker waits, or has taken over for another tab
 */
export async function register(address: string, onNewer: () => void): Promise<Registered | null> {
  try {
    const container = navigator.serviceWorker;
    const registration = await container.register(address, { updateViaCache: 'none' });
    let controlled = container.controller !== null;
    const look = () => {
      if (registration.waiting && container.controller) onNewer();
    };
    look();
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', look),
    );
    container.addEventListener('controllerchange', () => {
      if (controlled) onNewer();
      controlled = true;
    });
    return {
      active: whenActive(registration),
      takeOver(done) {
        if (!registration.waiting) return false;
        container.addEventListener('controllerchange', done);
        registration.waiting.postMessage('take over');
        return true;
      },
      update: () => void registration.update().catch(() => {}),
      isThere: async () => (await container.getRegistration(registration.scope)) !== undefined,
    };
  } catch {
    return null;
  }
}

/** A worker that could be installed counts, also where it removes itself at once. */
function whenActive({ active, waiting, installing }: ServiceWorkerRegistration): Promise<boolean> {
  const coming = waiting ?? installing;
  if (active || !coming) return Promise.resolve(active !== null);
  let couldInstall = waiting !== null;
  return new Promise((resolve) =>
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve(true);
      if (coming.state === 'redundant') resolve(couldInstall);
      else couldInstall = true;
    }),
  );
}
