/** Workers start from addresses, which the page's policy wants as trusted types, under one of the two names it allows. */

interface Policy {
  createScriptURL(address: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string | null }): Policy;
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;

const onlyBlobs = (address: string): string | null => (address.startsWith('blob:') ? address : null);

/** For addresses of scripts that the page makes itself. */
export function scriptPolicy(): Policy | null {
  return factory?.createPolicy('workers', { createScriptURL: onlyBlobs }) ?? null;
}

/** Within a worker: lets a library start others from scripts that it has made. */
export function trustOwnScripts(): void {
  factory?.createPolicy('default', { createScriptURL: onlyBlobs });
}
