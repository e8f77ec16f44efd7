/** Key of an import in the store. */
export function keyOf(
  kept: { readonly kind: 'via' } | { readonly kind: 'model' | 'raw'; readonly model: string },
): string {
  return kept.kind === 'via' ? 'via' : `${kept.kind}/${kept.model}`;
}
