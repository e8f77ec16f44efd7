import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colours are the page's tokens, which reach into the shadow root and follow the theme on their own. */
const look = EditorView.theme({
  '&': {
    height: '100%',
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--text)',
    fontSize: 'var(--size-small)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--text)', padding: '8px 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--disagree-soft)',
  },
  '.cm-gutters': { backgroundColor: 'var(--surface-raised)', color: 'var(--text-muted)', border: 'none' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--surface-sunken) 60%, transparent)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--rate-2)',
    outline: 'none',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--rate-1)' },
  '.cm-searchMatch': { backgroundColor: 'var(--highlight)', outline: 'none' },
  '.cm-tooltip': {
    border: '1px solid var(--border-strong)',
    borderRadius: '6px',
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--text)',
    boxShadow: 'var(--shadow)',
    zIndex: '25',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-ui)', maxHeight: '16em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px', lineHeight: '1.4' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.75' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-tooltip.cm-completionInfo': {
    maxWidth: '20rem',
    padding: '6px 10px',
    fontFamily: 'var(--font-ui)',
    fontSize: 'var(--size-small)',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--danger)', fontFamily: 'var(--font-ui)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--danger)',
    textUnderlineOffset: '3px',
  },
  '.cm-panels': {
    backgroundColor: 'var(--surface-sunken)',
    color: 'var(--text)',
    fontFamily: 'var(--font-ui)',
  },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--border)' },
  '.cm-textfield': { backgroundColor: 'var(--surface-raised)', border: '1px solid var(--border-strong)' },
  '.cm-button': { backgroundImage: 'none', backgroundColor: 'var(--surface-raised)', color: 'var(--text)' },
  '.cm-placeholder': { color: 'var(--text-muted)' },
});

const highlight = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--disagree-text)', fontWeight: '600' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--misaligned-text)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--agree-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--misaligned-text)' },
  { tag: [tags.lineComment, tags.blockComment], color: 'var(--text-muted)', fontStyle: 'italic' },
]);

export const EDITOR_LOOK: Extension = [look, syntaxHighlighting(highlight)];
