/**
 * What a model says after thinking aloud. Thoughts, between `<think>` tags or before a lone closing one, are not an
 * answer; nor are thoughts that were cut off.
 */
export function withoutThoughts(answer: string): string {
  return answer.replace(/^[\s\S]*<\/think(?:ing)?>/i, '').replace(/<think(?:ing)?>[\s\S]*$/i, '');
}
