/**
 * Git's id of a file's content: SHA-1 of `blob <bytes>\0` and the content, hexadecimal. Null on insecure pages, where
 * browsers offer no cryptography.
 */
export async function gitBlobId(content: Uint8Array): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const head = new TextEncoder().encode(`blob ${content.length}\0`);
  const whole = new Uint8Array(head.length + content.length);
  whole.set(head);
  whole.set(content, head.length);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', whole));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
