import './highlighted-action.css';

interface Props {
  readonly action: string;
  readonly spans: readonly string[];
}

/** Splits a text at the spans that occur in it; overlapping spans are merged, missing ones ignored. */
export function splitAtSpans(text: string, spans: readonly string[]): { text: string; marked: boolean }[] {
  const ranges = spans
    .map((span) => ({ start: span ? text.indexOf(span) : -1, length: span.length }))
    .filter(({ start }) => start >= 0)
    .map(({ start, length }) => ({ start, end: start + length }))
    .sort((a, b) => a.start - b.start);
  const parts: { text: string; marked: boolean }[] = [];
  let position = 0;
  for (const { start, end } of ranges) {
    if (end <= position) continue;
    const from = Math.max(start, position);
    if (from > position) parts.push({ text: text.slice(position, from), marked: false });
    const last = parts.at(-1);
    if (last?.marked && from === position) last.text += text.slice(from, end);
    else parts.push({ text: text.slice(from, end), marked: true });
    position = end;
  }
  if (position < text.length) parts.push({ text: text.slice(position), marked: false });
  return parts;
}

/** An action with the parts attributed to its value marked. */
export function HighlightedAction({ action, spans }: Props) {
  return (
    <>
      {splitAtSpans(action, spans).map((part, index) =>
        part.marked ? (
          <mark class="attributed-span" key={index}>
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
