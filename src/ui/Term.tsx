import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { glossaryEntry } from '../domain/glossary';
import './term.css';

/** A technical term in the text; its button opens the meaning, formula and source. */
export function Term({ id, children }: { id: string; children: ComponentChildren }) {
  const popover = `term-${id}-${useId()}`;
  const entry = glossaryEntry(id);
  return (
    <span>
      <button type="button" class="term-button" popovertarget={popover}>
        {children}
      </button>
      <span id={popover} popover="auto" class="term-popover" role="note">
        <strong>{entry.term}</strong>
        <span>{entry.short}</span>
        {entry.formula && <code>{entry.formula}</code>}
        <span class="term-source">{entry.source}</span>
      </span>
    </span>
  );
}
