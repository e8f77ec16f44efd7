/** What an engine reports for one token: the one written, and the likely alternatives. */
export interface TokenAlternatives {
  readonly token: string;
  readonly alternatives: readonly { readonly token: string; readonly logprob: number }[];
}

/**
 * The probabilities of single digits at the place where one of them was written, summing to 1.
 *
 * @param temperature at which the log probabilities were taken; they are converted to temperature 1
 * @returns null where no such place is known, or the temperature was 0 and hides them
 */
export function digitProbabilities(
  tokens: readonly TokenAlternatives[],
  digits: readonly string[],
  temperature: number,
): number[] | null {
  if (digits.length === 0 || temperature <= 0) return null;
  const place = tokens.findLast(({ token }) => digits.includes(token.trim()));
  if (!place) return null;
  const best = new Map<string, number>();
  for (const { token, logprob } of place.alternatives) {
    const digit = token.trim();
    if (digits.includes(digit))
      best.set(digit, Math.max(best.get(digit) ?? Number.NEGATIVE_INFINITY, logprob));
  }
  const weights = digits.map((digit) =>
    Math.exp((best.get(digit) ?? Number.NEGATIVE_INFINITY) * temperature),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  return sum > 0 ? weights.map((weight) => weight / sum) : null;
}
