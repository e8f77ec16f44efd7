/**
 * The 24 rates of the poster that can be read exactly, beside ours, to two digits.
 *
 * @param from what stands before the name of a table, such as `lens.`
 */
export const POSTER_SQL = (from: string): string =>
  `SELECT model, country, p.alignment_rate AS printed, round(c.alignment_rate, 2) AS own
   FROM ${from}poster_alignment_rate AS p JOIN ${from}country_alignment AS c USING (model, country)
   WHERE reading = 'exact' ORDER BY model, country`;
