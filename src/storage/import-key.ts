/** Key of an import in the store. */
export function keyOf(
  kept: { readonly kind: 'via' } | { readonly kind: 'model'; readonly model: string },
): string {
  return kept.kind === 'via' ? 'via' : `model/${kept.model}`;
}
