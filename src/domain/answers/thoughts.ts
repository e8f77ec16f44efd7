/** What a model says after thinking aloud. */

const NAMES = '(?:seed:)?(?:think(?:ing)?|thoughts?|reasoning|reflection|scratchpad)';
/** `<think>`, `[THINK]`, `◁think▷`, `<|begin_of_thought|>`, and what ends them. */
const OPENS = String.raw`<${NAMES}>|\[${NAMES}\]|◁${NAMES}▷|<\|begin_of_thought\|>`;
const CLOSES = String.raw`</${NAMES}>|\[/${NAMES}\]|◁/${NAMES}▷|<\|end_of_thought\|>`;
const BEFORE_CLOSE = new RegExp(`^[\\s\\S]*(?:${CLOSES})`, 'i');
const AFTER_OPEN = new RegExp(`(?:${OPENS})[\\s\\S]*$`, 'i');
/** A message of a model that speaks in channels, of which the last is the answer. */
const CHANNEL = /<\|channel\|>\s*(\w+)[^<]*<\|message\|>([\s\S]*?)(?=<\|(?:end|return|start|channel)\|>|$)/g;

/**
 * What a model says without its thoughts, which are not an answer: between marks, before a lone closing one, or in
 * another channel than the final one. Nor are thoughts that were cut off.
 */
export function withoutThoughts(answer: string): string {
  const messages = [...answer.matchAll(CHANNEL)];
  const said =
    messages.length > 0 ? (messages.findLast(([, channel]) => channel === 'final')?.[2] ?? '') : answer;
  return said.replace(BEFORE_CLOSE, '').replace(AFTER_OPEN, '');
}
