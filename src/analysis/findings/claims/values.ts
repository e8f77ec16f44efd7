import { dot } from '../../../charts/dot-datum';
import { concordanceTest, rankCorrelation } from '../../../domain/statistics/ranks';
import { formatPercent, formatRate } from '../../../domain/text/figures';
import { PAPER_MODELS } from '../../paper-models';
import { type Claim, LEVEL, mean, rowsOf, verdictOf } from '../finding';

/** Per model and value; distances are the means over the countries' distances, as in the paper's ranking. */
const VALUES = `
WITH distances AS (
  SELECT model, value, avg(distance) AS distance
  FROM value_distance
  WHERE grouped_by = 'country'
  GROUP BY model, value
),
counts AS (
  SELECT model, value, type, avg(misaligned::INTEGER) AS misaligned,
         f1(count(*) FILTER (stated = 'disagree' AND chosen = 'disagree'),
            count(*) FILTER (stated = 'agree' AND chosen = 'disagree'),
            count(*) FILTER (stated = 'disagree' AND chosen = 'agree')) AS alignment_rate,
         avg((stated = 'disagree')::INTEGER) AS disagree_stated,
         avg(inclination) AS inclination
  FROM cells
  WHERE model IN ${PAPER_MODELS} AND misaligned IS NOT NULL
  GROUP BY model, value, type
)
SELECT m.label, c.value, c.type, c.misaligned, c.alignment_rate, c.disagree_stated, d.distance
FROM counts AS c JOIN models AS m USING (model) LEFT JOIN distances AS d USING (model, value)
ORDER BY m.label, c.value`;

/** Of the ten values with the largest distance per model: how much of it is from cells that are aligned. */
const ALIGNED_DISTANCE = `
WITH top AS (
  SELECT model, value
  FROM value_distance
  WHERE grouped_by = 'country' AND model IN ${PAPER_MODELS}
  GROUP BY model, value
  QUALIFY row_number() OVER (PARTITION BY model ORDER BY round(avg(distance), 9) DESC, value) <= 10
)
SELECT sum(distance) FILTER (NOT misaligned) / nullif(sum(distance), 0) AS from_aligned
FROM cells JOIN top USING (model, value)
WHERE misaligned IS NOT NULL AND distance IS NOT NULL`;

interface ValueRow {
  readonly label: string;
  readonly value: string;
  readonly type: string;
  readonly misaligned: number;
  readonly alignment_rate: number;
  readonly disagree_stated: number;
  readonly distance: number | null;
}

function groups<Key>(rows: readonly ValueRow[], keyOf: (row: ValueRow) => Key): Map<Key, ValueRow[]> {
  const found = new Map<Key, ValueRow[]>();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return found;
}

const means = (rows: readonly ValueRow[]) => {
  const distances = rows.flatMap(({ distance }) => distance ?? []);
  return {
    misaligned: mean(rows.map((row) => row.misaligned)),
    alignment_rate: mean(rows.map((row) => row.alignment_rate)),
    disagree_stated: mean(rows.map((row) => row.disagree_stated)),
    distance: distances.length > 0 ? mean(distances) : null,
  };
};

export const values: Claim = {
  id: 'values',
  title: 'Values',
  claim: 'Some values, and some Schwartz types, show wider gaps than others.',
  where: 'The paper’s alignment ranking; the poster’s measures',
  questions: { figures: VALUES, aligned: ALIGNED_DISTANCE },
  judge(answers) {
    const figures = rowsOf<ValueRow>(answers, 'figures');
    const [aligned] = rowsOf<{ from_aligned: number | null }>(answers, 'aligned');
    const byModel = [...groups(figures, ({ label }) => label).values()];
    const agreement = (measure: 'misaligned' | 'alignment_rate' | 'distance') =>
      concordanceTest(
        byModel
          .map((rows) => rows.flatMap((row) => row[measure] ?? []))
          .filter((numbers) => numbers.length === byModel[0]?.length),
      );
    const agreed = {
      misaligned: agreement('misaligned'),
      alignment_rate: agreement('alignment_rate'),
      distance: agreement('distance'),
    };
    const byValue = [...groups(figures, ({ value }) => value).values()].map(means);
    const correlated = (
      one: keyof (typeof byValue)[number],
      other: keyof (typeof byValue)[number],
      sign = 1,
    ) => {
      const pairs = byValue.filter((row) => row[one] !== null && row[other] !== null);
      const found = rankCorrelation(
        pairs.map((row) => row[one] ?? 0),
        pairs.map((row) => (row[other] ?? 0) * sign),
      );
      return found ?? 0;
    };
    const gaps = {
      rate: correlated('misaligned', 'alignment_rate', -1),
      distance: correlated('misaligned', 'distance'),
      base: correlated('alignment_rate', 'disagree_stated'),
    };
    const rows = [...groups(figures, ({ type }) => type)]
      .map(([type, own]) => ({ type, ...means(own) }))
      .sort((a, b) => b.misaligned - a.misaligned);
    const held = Object.values(agreed).filter(({ p }) => p < LEVEL).length;
    const sameOrder = Math.min(gaps.rate, gaps.distance) > 0.5;
    const verdict = verdictOf(held, byModel.length > 0 ? 3 : 0);
    return {
      verdict: verdict === 'holds' && !sameOrder ? 'holds in part' : verdict,
      paragraphs: [
        `${agreed.misaligned.p < LEVEL ? 'The models agree that some values have more misaligned cases than others' : 'The models do not agree on which values have more misaligned cases'} (Kendall’s W ${formatRate(agreed.misaligned.w)}): by type, from ${rows.at(-1)?.type} (${formatPercent(rows.at(-1)?.misaligned)}) to ${rows[0]?.type} (${formatPercent(rows[0]?.misaligned)}).`,
        `${sameOrder ? 'Distance and rate give similar orders' : 'Which values those are depends on the measure'}. Values with more misaligned cases have ${gaps.distance > 0 ? 'larger' : 'smaller'} distances (rank correlation ${formatRate(gaps.distance)}) and ${gaps.rate > 0 ? 'lower' : 'higher'} alignment rates (${formatRate(-gaps.rate)}); the rate’s correlation with how often a value is disagreed with is ${formatRate(gaps.base)}. Of the distance of each model’s ten most distant values, ${formatPercent(aligned?.from_aligned)} comes from cases that are aligned, that is, from how the model uses the rating scale.`,
      ],
      test: 'Kendall’s W of the models’ orders of the 56 values, against orders shuffled 4,999 times; Spearman’s correlations of the means over models.',
      comparisons: 3,
      columns: [
        { name: 'type', title: 'Schwartz type', kind: 'text', term: 'schwartz-type' },
        { name: 'misaligned', title: 'Misaligned', kind: 'percent', term: 'misaligned' },
        { name: 'alignment_rate', title: 'Rate', kind: 'rate', term: 'alignment-rate' },
        { name: 'distance', title: 'Distance', kind: 'rate', term: 'alignment-distance' },
        { name: 'disagree_stated', title: 'States disagree', kind: 'percent', term: 'base-rate' },
      ],
      rows,
      caption: `Means over the values of a type and ${byModel.length} models. A value’s rate pools its cases over all scenarios.`,
      chart: {
        kind: 'dots',
        title: 'Gap by Schwartz type, on three measures',
        rows: rows.map(({ type }) => type),
        data: rows.flatMap((row) => [
          ...dot(row.type, 'misaligned share', row.misaligned),
          ...dot(row.type, '1 − alignment rate', 1 - row.alignment_rate, false),
          ...dot(row.type, 'distance', row.distance, false),
        ]),
        series: ['misaligned share', '1 − alignment rate', 'distance'],
        measure: 'Share or distance',
        domain: [0, 1],
      },
    };
  },
  caveats: [
    'DeepSeek’s ratings are known only as agree or disagree: it has no distance.',
    'A value that everybody agrees with has few disagreements to count, and its rate is unstable.',
  ],
  rowsAt: {
    label: 'Misaligned share by value and model',
    to: '/explore?measure=misaligned&rows=value&columns=model',
  },
};
