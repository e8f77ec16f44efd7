/** Workers start from addresses, which the page's policy wants as trusted types, under one of the two names it allows. */

interface Policy {
  createScriptURL(address: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string | null }): Policy;
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;

const onlyBlobs = (address: string): string | null => (address.startsWith('blob:') ? address : null);

/** The site's service worker, beside the page. */
export const SERVICE_WORKER = 'service-worker.js';
const serviceWorker = (): string => new URL(SERVICE_WORKER, location.href).href;

/** The page's policy; a second one of its name would be refused. */
let made: Policy | undefined;

const policy = (): Policy | undefined => {
  made ??= factory?.createPolicy('workers', {
    createScriptURL: (address) => (address === serviceWorker() ? address : onlyBlobs(address)),
  });
  return made;
};

/** The address of a script that the page makes itself, or of its service worker, as the page's policy wants it. */
export const trusted = (address: string): string => policy()?.createScriptURL(address) ?? address;

/** The address of the site's service worker, as the page's policy wants it. */
export const trustedServiceWorker = (): string => trusted(serviceWorker());

/** Within a worker: lets a library start others from scripts that it has made. */
export function trustOwnScripts(): void {
  factory?.createPolicy('default', { createScriptURL: onlyBlobs });
}
