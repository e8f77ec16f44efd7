/**
 * Puts cases that are equal in what a list is ordered by side by side at random, but always alike: else a list's first
 * screen would be one country and one model.
 *
 * @param columns of the case's key
 * @returns for the end of an ORDER BY
 */
export const tiesMixed = (...columns: readonly string[]): string =>
  `md5(concat_ws(' ', ${columns.join(', ')}))`;
