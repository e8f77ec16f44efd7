/** The text of a picture that leaves the site: it must be understood on its own. */
export interface Caption {
  readonly title: string;
  /** Filters, number of cases, coverage, data version: one line each. */
  readonly lines: readonly string[];
}

/** Vega-Lite's title for a caption, where there is one. */
export function titled(caption: Caption | undefined): { title?: { text: string; subtitle: string[] } } {
  return caption ? { title: { text: caption.title, subtitle: [...caption.lines] } } : {};
}
