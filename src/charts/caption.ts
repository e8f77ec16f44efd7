/** What stands with a picture that leaves the site: it must be understood alone. */
export interface Caption {
  readonly title: string;
  /** Filters, how many cases, coverage, data version: a line each. */
  readonly lines: readonly string[];
}

/** Vega-Lite's title for a caption, where there is one. */
export function titled(caption: Caption | undefined): { title?: { text: string; subtitle: string[] } } {
  return caption ? { title: { text: caption.title, subtitle: [...caption.lines] } } : {};
}
