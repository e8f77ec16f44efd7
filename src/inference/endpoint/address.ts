import { InferenceError } from '../errors';

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where the common programs listen. */
export const ENDPOINT_PRESETS: readonly { readonly name: string; readonly base: string }[] = [
  { name: 'Ollama', base: 'http://localhost:11434/v1' },
  { name: 'llama.cpp', base: 'http://localhost:8080/v1' },
  { name: 'LM Studio', base: 'http://localhost:1234/v1' },
];

/**
 * The server's base address, ending in a slash.
 *
 * @param anywhere whether a server that is not on this machine is allowed
 * @throws InferenceError for an invalid address, or one that is not on this machine
 */
export function endpointBase(address: string, anywhere: boolean): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new InferenceError(
      'server refused',
      `“${address}” is not an address. Write one such as http://localhost:11434/v1.`,
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new InferenceError(
      'server refused',
      `An address begins with http:// or https://, not with ${url.protocol}//.`,
    );
  if (url.username || url.password)
    throw new InferenceError(
      'server refused',
      'The address contains a password, which would be stored with the run. Leave it out.',
    );
  if (!LOCAL.has(url.hostname) && !anywhere)
    throw new InferenceError(
      'server refused',
      `${url.hostname} is not this machine, so your prompts would leave it. Allow that below if you want to.`,
    );
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/`;
}
