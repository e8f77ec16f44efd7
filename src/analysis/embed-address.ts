/** A figure within another page: `embed.html?figure=misaligned-counts#/route`. */

export const EMBED_FILE = 'embed.html';

/** The script that gives frames the height that they ask for; a page that shows figures may load it. */
export const EMBED_HOST_FILE = 'embed.js';

/** What a frame tells its page, by `postMessage`, whenever its height changes, and whenever it is asked. */
export interface SizeMessage {
  readonly source: 'value-action-lens';
  readonly type: 'size';
  /** The name of the figure; empty for the first of its page. */
  readonly figure: string;
  /** In CSS pixels. */
  readonly height: number;
}

export interface Embedded {
  readonly figure: string;
  /** Absent where it follows the page around it. */
  readonly theme: 'light' | 'dark' | null;
}

/** @param search of the frame's address */
export function readEmbedded(search: string): Embedded {
  const params = new URLSearchParams(search);
  const theme = params.get('theme');
  return {
    figure: params.get('figure') || params.get('embed') || '',
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  };
}

/** The address of a figure, from the site's root. */
export function embedAddress(route: string, figure: string): string {
  return `${EMBED_FILE}?${new URLSearchParams({ figure })}#${route}`;
}

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The lines that show a figure within another page. */
export function embedLines(src: string, title: string, height: number): { html: string; notebook: string } {
  const script = new URL(EMBED_HOST_FILE, src).href;
  return {
    html: `<iframe src="${attribute(src)}" title="${attribute(title)}" width="100%" height="${height}" style="border: 0" loading="lazy"></iframe>
<script async src="${attribute(script)}"></script>`,
    notebook: `from IPython.display import IFrame
IFrame(${JSON.stringify(src)}, width="100%", height=${height})`,
  };
}
