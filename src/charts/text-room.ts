/** About how wide texts of charts are: enough to decide how labels are set, before anything is drawn. */

/** Size of the texts in charts, in pixels. */
export const LABEL_SIZE = 12;
/** Height of a line of them. */
export const LINE = 15;

/** Pixels of a text in a chart's labels; rather too many than too few. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) < 0x0250 ? 6.9 : 12.5), 0);
}

export const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(textWidth));

/** Most pixels for the names of rows: beside them the figures need most of a chart's width. */
export const nameRoom = (width: number): number => Math.round(Math.min(220, Math.max(96, width * 0.36)));

/** A text in as few lines as fit into so many pixels, about equally long. */
export function inLines(text: string, width: number): string[] {
  const lines = brokenAt(text, width);
  let balanced = lines;
  for (let less = width - 8; less > 0; less -= 8) {
    const next = brokenAt(text, less);
    if (next.length > lines.length) break;
    balanced = next;
  }
  return balanced;
}

function brokenAt(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Columns of a legend below the figures of a chart of this width: it begins where they do. */
export function legendColumns(names: readonly string[], width: number): number {
  const room = width - nameRoom(width) - 10;
  return Math.max(1, Math.min(names.length, Math.floor(room / (widest(names) + 26))));
}
