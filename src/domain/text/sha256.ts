/** Hexadecimal SHA-256 of bytes or of a text in UTF-8; null on a page that is not served securely, where browsers have no cryptography. */
export async function sha256(content: ArrayBuffer | string): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
