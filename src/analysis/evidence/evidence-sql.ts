import type { ModelOrigin } from '../../domain/models';
import { PAPER_MODELS } from '../paper-models';

/** By what evidence a model's Task 2 choices are known: numbers of cases. */
export interface EvidenceCounts {
  readonly model: string;
  readonly label: string;
  /** Read from the authors' result file, or from the log of their run. */
  readonly raw: number;
  readonly log: number;
  /** In the model's list of misaligned cases; inferred because that list lacks it; inferred from totals. */
  readonly listed: number;
  readonly unlisted: number;
  readonly margin: number;
  readonly no_pair: number;
  /** Cases that the authors list as misaligned, whether or not anything else is known of the model. */
  readonly in_list: number;
}

/** What the evidence leaves open about a model. Rates and shares in 0..1; null where no rate can be computed. */
export interface EvidenceRow extends EvidenceCounts {
  readonly origin: ModelOrigin;
  readonly known: number;
  readonly unknown: number;
  readonly choice_unknown: number;
  readonly statement_unknown: number;
  /** Unknown cases that are absent from the model’s list; and those of them with one part known. */
  readonly unlisted_unknown: number;
  readonly assumed: number;
  readonly coverage: number | null;
  readonly alignment_rate: number | null;
  readonly accuracy: number | null;
  readonly misaligned: number | null;
  readonly rate_at_worst: number;
  readonly rate_at_best: number;
  readonly unlisted_rate: number | null;
  readonly lowest_accuracy: number;
  readonly highest_accuracy: number;
  readonly lowest_misaligned: number;
  readonly highest_misaligned: number;
  /** Place by the rate as shown, by the rate if unlisted cases are aligned, and the first and last possible ones. */
  readonly rank: number | null;
  readonly unlisted_rank: number | null;
  readonly first_rank: number | null;
  readonly last_rank: number | null;
}

const COUNTS = `SELECT m.model, m.label, m.origin,
         count(*) FILTER (evidence = 'raw')::INTEGER AS raw, count(*) FILTER (evidence = 'log')::INTEGER AS log,
         count(*) FILTER (evidence = 'listed')::INTEGER AS listed,
         count(*) FILTER (evidence = 'unlisted')::INTEGER AS unlisted,
         count(*) FILTER (evidence = 'margin')::INTEGER AS margin,
         count(*) FILTER (evidence = 'no_pair')::INTEGER AS no_pair,
         (SELECT count(*) FROM misaligned_listed AS l WHERE l.model = m.model)::INTEGER AS in_list
  FROM models AS m LEFT JOIN cells USING (model)
  WHERE m.model IN ${PAPER_MODELS}
  GROUP BY m.model, m.label, m.origin`;

/** How the choices of the paper's models are known. */
export const EVIDENCE_COUNTS_SQL = `${COUNTS.replaceAll('\n  ', '\n')}\nORDER BY m.label`;

/** The same, and what it leaves open: a row for each of the paper's models. */
export const EVIDENCE_SQL = `WITH counts AS (
  ${COUNTS}
),
rates AS (
  SELECT model, round(alignment_rate, 9) AS shown, round(rate_at_worst, 9) AS low, round(rate_at_best, 9) AS high,
         round(coalesce(unlisted_rate, alignment_rate), 9) AS unlisted
  FROM model_bounds JOIN model_alignment USING (model)
  WHERE alignment_rate IS NOT NULL AND model IN ${PAPER_MODELS}
),
ranks AS (
  SELECT model,
         1 + (SELECT count(*) FROM rates AS o WHERE o.shown > r.shown)::INTEGER AS rank,
         1 + (SELECT count(*) FROM rates AS o WHERE o.unlisted > r.unlisted)::INTEGER AS unlisted_rank,
         1 + (SELECT count(*) FROM rates AS o WHERE o.low > r.high)::INTEGER AS first_rank,
         1 + (SELECT count(*) FROM rates AS o WHERE o.high > r.low AND o.model <> r.model)::INTEGER AS last_rank
  FROM rates AS r
)
SELECT c.*, b.known, b.unknown, b.choice_unknown, b.statement_unknown, b.unlisted AS unlisted_unknown, b.assumed,
       a.coverage, a.alignment_rate, a.accuracy, 1 - a.accuracy AS misaligned,
       b.rate_at_worst, b.rate_at_best, b.unlisted_rate,
       b.lowest_accuracy, b.highest_accuracy, b.lowest_misaligned, b.highest_misaligned,
       r.rank, r.unlisted_rank, r.first_rank, r.last_rank
FROM counts AS c
JOIN model_bounds AS b USING (model)
LEFT JOIN model_alignment AS a USING (model)
LEFT JOIN ranks AS r USING (model)
ORDER BY a.alignment_rate DESC NULLS LAST, c.label`;
