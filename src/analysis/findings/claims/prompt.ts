import { dot } from '../../../charts/dot-datum';
import { benjaminiHochberg } from '../../../domain/statistics/counts-tests';
import { signFlipTest } from '../../../domain/statistics/permutation';
import { rankCorrelation } from '../../../domain/statistics/ranks';
import { formatDifference, formatP, formatPercent, formatRate } from '../../../domain/text/figures';
import { withAnd } from '../../../domain/text/list-names';
import { PAPER_MODELS } from '../../paper-models';
import { type Claim, fromTo, inWords, LEVEL, mean, rowsOf, verdictOf } from '../finding';

/** Pairs of prompts that differ in one thing only, by case: how often the choice changes, and in which direction. */
const CHANGES = `
WITH choices AS (
  SELECT model, country, topic, value, wording, options_reversed, asks_explanation,
         (choice = 'disagree')::INTEGER AS disagrees
  FROM task2_prompt_variants
  WHERE choice IS NOT NULL AND model IN ${PAPER_MODELS}
),
pairs AS (
  SELECT model, country, topic, value, a.disagrees AS before, b.disagrees AS after,
         CASE WHEN a.wording <> b.wording THEN 'wording'
              WHEN a.options_reversed <> b.options_reversed THEN 'order' ELSE 'explanation' END AS changed
  FROM choices AS a JOIN choices AS b USING (model, country, topic, value)
  WHERE a.wording <= b.wording AND a.options_reversed <= b.options_reversed
    AND a.asks_explanation <= b.asks_explanation
    AND (a.wording <> b.wording)::INTEGER + (a.options_reversed <> b.options_reversed)::INTEGER
        + (a.asks_explanation <> b.asks_explanation)::INTEGER = 1
)
SELECT m.label, p.changed, p.country, p.topic, p.value, sum(p.after - p.before)::INTEGER AS net,
       (count(*) FILTER (p.after <> p.before))::INTEGER AS different, count(*)::INTEGER AS pairs
FROM pairs AS p JOIN models AS m USING (model)
GROUP BY ALL
ORDER BY ALL`;

/** The same prompt asked twice, by case: variant 5 of the comparison, and the main run. */
const AGAIN = `
SELECT m.label, v.country, v.topic, v.value, (v.choice <> c.chosen)::INTEGER AS different
FROM task2_prompt_variants AS v JOIN cells AS c USING (model, country, topic, value) JOIN models AS m USING (model)
WHERE v.variant = 5 AND v.model IN ${PAPER_MODELS} AND v.choice IS NOT NULL AND c.chosen IS NOT NULL
  AND c.evidence <> 'no_pair'
ORDER BY ALL`;

const RATINGS = `
SELECT m.label, r.value, r.variant, avg(r.rating) AS rating,
       avg(((r.rating >= 3) <> (c.stated = 'disagree'))::INTEGER) AS flipped
FROM task1_ratings AS r JOIN cells AS c USING (model, country, topic, value) JOIN models AS m USING (model)
WHERE r.model IN ${PAPER_MODELS}
GROUP BY ALL
ORDER BY ALL`;

interface Place {
  readonly label: string;
  readonly country: string;
  readonly topic: string;
  readonly value: string;
}

interface ChangeRow extends Place {
  readonly changed: 'wording' | 'order' | 'explanation';
  readonly net: number;
  readonly different: number;
  readonly pairs: number;
}

interface RatingRow {
  readonly label: string;
  readonly value: string;
  readonly variant: number;
  readonly rating: number;
  readonly flipped: number;
}

const CHANGED = {
  wording: 'the wording',
  order: 'the order of the two actions',
  explanation: 'asking for an explanation',
} as const;

/** Every way to put the variants into two halves, the first variant in the first one. */
function halves(variants: readonly number[]): (readonly number[])[] {
  const size = variants.length / 2;
  return Array.from({ length: 2 ** variants.length }, (_, bits) =>
    variants.filter((__, place) => (bits >> place) & 1),
  ).filter((half) => half.length === size && half[0] === variants[0]);
}

/** Mean rank correlation of the values' mean ratings, between one half of the prompt variants and the other. */
function stability(rows: readonly RatingRow[]): number {
  const variants = [...new Set(rows.map(({ variant }) => variant))].sort((a, b) => a - b);
  const byValue = new Map<string, Map<number, number>>();
  for (const { value, variant, rating } of rows)
    byValue.set(value, (byValue.get(value) ?? new Map<number, number>()).set(variant, rating));
  const means = (half: readonly number[]) =>
    [...byValue.values()].map((own) => mean(half.map((variant) => own.get(variant) ?? 2.5)));
  return mean(
    halves(variants).map(
      (half) =>
        rankCorrelation(means(half), means(variants.filter((variant) => !half.includes(variant)))) ?? 0,
    ),
  );
}

const total = (rows: readonly ChangeRow[], what: 'net' | 'different' | 'pairs') =>
  rows.reduce((sum, row) => sum + row[what], 0);

/**
 * How often choices change with the prompt, and when it is asked again, of the models that were; whether the first is
 * more, case by case.
 */
function moreThanAgain(
  changes: readonly ChangeRow[],
  changed: ChangeRow['changed'],
  again: readonly (Place & { different: number })[],
) {
  const place = ({ country, topic, value }: Place) => `${country} ${topic} ${value}`;
  const models = new Set(again.map(({ label }) => label));
  const own = changes.filter((row) => row.changed === changed && models.has(row.label));
  const differences = [...new Set(again.map(place))].flatMap((key) => {
    const [here, repeated] = [
      own.filter((row) => place(row) === key),
      again.filter((row) => place(row) === key),
    ];
    if (here.length === 0) return [];
    return total(here, 'different') / total(here, 'pairs') - mean(repeated.map(({ different }) => different));
  });
  return {
    share: total(own, 'different') / total(own, 'pairs'),
    repeated: mean(again.map(({ different }) => different)),
    p: signFlipTest(differences),
  };
}

const pIs = (p: number | null): string => `p ${formatP(p).replace(/^(?!<)/, '= ')}`;

export const prompt: Claim = {
  id: 'prompt',
  title: 'The prompt',
  claim: 'How the question is put changes what a model answers.',
  where: 'The paper’s eight prompt variants for each task',
  questions: { figures: CHANGES, again: AGAIN, ratings: RATINGS },
  judge(answers) {
    const changes = rowsOf<ChangeRow>(answers, 'figures');
    const again = rowsOf<Place & { different: number }>(answers, 'again');
    const ratings = rowsOf<RatingRow>(answers, 'ratings');
    const labels = [...new Set(changes.map(({ label }) => label))];
    const kinds = ['wording', 'order', 'explanation'] as const;
    const groups = labels.flatMap((label) =>
      kinds.map((changed) => {
        const own = changes.filter((row) => row.label === label && row.changed === changed);
        return { label, changed, own, p: signFlipTest(own.map(({ net }) => net)) };
      }),
    );
    const ps = benjaminiHochberg(groups.map(({ p }) => p));
    const rows = groups.map(({ label, changed, own }, place) => ({
      label,
      changed: CHANGED[changed],
      churn: total(own, 'different') / total(own, 'pairs'),
      net: total(own, 'net') / total(own, 'pairs'),
      p: ps[place] ?? 1,
    }));
    const clear = rows.filter(({ p }) => p < LEVEL);
    const churn = kinds.map((changed) => ({ changed, ...moreThanAgain(changes, changed, again) }));
    const above = benjaminiHochberg(churn.map(({ p }) => p));
    const more = churn.filter(
      ({ share, repeated }, place) => (above[place] ?? 1) < LEVEL && share > repeated,
    );
    const held = kinds.filter(
      (changed) =>
        more.some((own) => own.changed === changed) || clear.some((own) => own.changed === CHANGED[changed]),
    );
    const asked = new Set(again.map(({ label }) => label)).size;
    const repeated = mean(again.map(({ different }) => different));
    const models = [...new Set(ratings.map(({ label }) => label))].map((label) => {
      const own = ratings.filter((row) => row.label === label);
      return { flipped: mean(own.map(({ flipped }) => flipped)), stable: stability(own) };
    });
    return {
      verdict: verdictOf(held.length, rows.length > 0 && again.length > 0 ? kinds.length : 0),
      paragraphs: [
        `Task 2, for ${inWords(asked)} models that were asked the same prompt again: ${churn.map(({ changed, share, p }, place) => `${CHANGED[changed]} changes ${formatPercent(share)} of the choices (${pIs(above[place] ?? p)})`).join(', ')}; asking again changes ${formatPercent(repeated)}. ${more.length > 0 ? `Clearly larger than that: ${withAnd(more.map(({ changed }) => CHANGED[changed]))}` : 'None is clearly larger than that'}.`,
        `Over all models, a net shift towards or away from disagreement is clear in ${clear.length} of ${rows.length} comparisons${clear.length > 0 ? ` (${clear.map(({ label, changed, net }) => `${label}, ${changed}: ${formatDifference(net)}`).join('; ')})` : ''}.`,
        `Task 1: of single ratings, ${fromTo(
          models.map(({ flipped }) => flipped),
          formatPercent,
        )} fall on the other side of the line between agree and disagree than their mean over all variants. Between halves of the variants, the order of the 56 values correlates ${fromTo(
          models.map(({ stable }) => stable),
          formatRate,
        )}.`,
      ],
      test: 'Net effects: signs of the cases’ effects flipped (4,999 drawn), corrected by Benjamini and Hochberg. Changes beyond asking again: the same by case, over the models that were asked again (variant 5 of the comparison beside the main run). Task 1: all splits of the variants into halves.',
      comparisons: rows.length,
      columns: [
        { name: 'label', title: 'Model', kind: 'text' },
        { name: 'changed', title: 'What was changed', kind: 'text' },
        { name: 'churn', title: 'Choices changed', kind: 'percent' },
        { name: 'net', title: 'Net effect', kind: 'difference' },
        { name: 'p', title: 'p', kind: 'p' },
      ],
      rows,
      caption: `${new Set(changes.map(({ country, topic, value }) => `${country} ${topic} ${value}`)).size} cases under eight prompt variants, ${inWords(labels.length)} models. Net effect: change in the share of disagreement.`,
      chart: {
        kind: 'dots',
        title: 'Choices changed when one thing in the prompt changes',
        rows: labels,
        data: rows.flatMap((row) => dot(row.label, row.changed, row.churn, row.changed === CHANGED.wording)),
        series: kinds.map((changed) => CHANGED[changed]),
        measure: 'Share of choices changed',
        domain: [0, 0.3],
      },
    };
  },
  caveats: [
    'Fifty cases were asked under all eight variants, and few of their choices are disagreements.',
    'The published runs use variant 5 alone. Most of their choices are inferred from the authors’ lists and figures, so that asking again may seem to change more than it does.',
  ],
  rowsAt: { label: 'Ratings under eight prompts, case by case', to: '/case' },
};
