/**
 * The address of a file that somebody gives.
 *
 * @throws Error saying why no file is fetched from there
 */
export function fileUrl(text: string): URL {
  const url = URL.parse(text.trim());
  if (!url) throw new Error('This is not an address: it begins with https://.');
  const isLocal = ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal))
    throw new Error('Only addresses that begin with https:// are fetched.');
  if (url.username || url.password) throw new Error('Leave the name and password out of the address.');
  return url;
}

/** What is wrong with such an address; null if nothing. */
export function fileUrlProblem(text: string): string | null {
  try {
    fileUrl(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
