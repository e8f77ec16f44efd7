import type { Manifest } from '../src/domain/manifest';

/**
 * Reads the text of a manifest.
 *
 * @param path where it was found, for the message
 * @throws Error naming the file if it is not a manifest
 */
export function parseManifest(path: string, text: string): Manifest {
  let manifest: Partial<Manifest> | null;
  try {
    manifest = JSON.parse(text) as Partial<Manifest> | null;
  } catch (cause) {
    throw new Error(`${path} is damaged: it is not JSON. Run npm run data to write it again.`, { cause });
  }
  const { version, released, files, unread, agreement } = manifest ?? {};
  if (!Array.isArray(files) || !Array.isArray(unread))
    throw new Error(
      `${path} is not a manifest: it must contain the lists files and unread. Run npm run data to write it again.`,
    );
  return {
    ...(typeof version === 'string' && typeof released === 'string' ? { version, released } : {}),
    files,
    unread,
    ...(Array.isArray(agreement) ? { agreement } : {}),
  };
}
