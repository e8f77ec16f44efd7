import { inflateBounded } from '../../readers/inflate';

/** No text of a link is longer once it is unpacked: a link of 8,000 characters could hold 6 MB of blanks. */
const LONGEST_TEXT = 1e6;

/** A text in the compressed form in which links hold it. */
export async function pack(text: string): Promise<string> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * The text again; signs that a link brought along are left out.
 *
 * @throws TooLargeError; any other error where the text is damaged
 */
export async function unpack(packed: string): Promise<string> {
  const binary = atob(
    packed
      .replace(/[^\w-]+$/, '')
      .replaceAll('-', '+')
      .replaceAll('_', '/'),
  );
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  return new TextDecoder().decode(await inflateBounded(bytes, 'deflate-raw', LONGEST_TEXT));
}
