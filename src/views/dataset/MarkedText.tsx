import { markText } from '../../analysis/dataset/mark-text';
import type { TextTerm } from '../../domain/text/text-query';
import '../../ui/highlighted-action.css';

interface Props {
  readonly text: string;
  readonly spans: readonly string[];
  readonly terms: readonly TextTerm[];
}

/** A text with attributed spans and search hits marked; a piece can be both. */
export function MarkedText({ text, spans, terms }: Props) {
  return (
    <>
      {markText(text, spans, terms).map((piece, index) => {
        if (!piece.span && !piece.hit) return piece.text;
        const kinds = [piece.span && 'attributed-span', piece.hit && 'search-hit'].filter(Boolean);
        return (
          <mark class={kinds.join(' ')} key={index}>
            {piece.text}
          </mark>
        );
      })}
    </>
  );
}
