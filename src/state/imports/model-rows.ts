import type { ModelOrigin } from '../../domain/models';

/** One row per model, for the page of all models. */
export interface ModelTableRow {
  readonly model: string;
  readonly label: string;
  readonly provider: string;
  readonly origin: ModelOrigin;
  readonly note: string;
  readonly ratings: number;
  readonly choices: number;
  /** Mean over countries, 0..1; null where no rate can be computed. */
  readonly alignment_rate: number | null;
  /** What the rate would be if statements were shuffled in each scenario, and at most with these base rates. */
  readonly chance_rate: number | null;
  readonly highest_rate: number | null;
  readonly kappa: number | null;
  /** Whether its choices are those of a quick form, which cannot be ranked with the others. */
  readonly quick: boolean;
}

export const MODEL_TABLE_SQL = `
SELECT m.model, m.label, m.provider, m.origin, m.note, coalesce(r.ratings, 0)::INTEGER AS ratings,
       coalesce(c.choices, 0)::INTEGER AS choices, a.alignment_rate, a.chance_rate, a.highest_rate, a.kappa,
       coalesce(c.quick, FALSE) AS quick
FROM models AS m
LEFT JOIN (SELECT model, sum(task1_variants) AS ratings FROM cells GROUP BY model) AS r USING (model)
LEFT JOIN (SELECT model, count(*) AS choices, bool_or(evidence = 'quick') AS quick FROM task2_choices GROUP BY model) AS c USING (model)
LEFT JOIN model_alignment AS a USING (model)
ORDER BY m.origin = 'published', m.label`;
