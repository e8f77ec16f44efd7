/** Hexadecimal SHA-256 of bytes or UTF-8 text; null on insecure pages, where browsers offer no cryptography. */
export async function sha256(content: ArrayBuffer | string): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
