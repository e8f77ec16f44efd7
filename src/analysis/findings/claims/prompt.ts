import { dot } from '../../../charts/dot-datum';
import { benjaminiHochberg } from '../../../domain/statistics/counts-tests';
import { signFlipTest } from '../../../domain/statistics/permutation';
import { rankCorrelation } from '../../../domain/statistics/ranks';
import { formatDifference, formatPercent, formatRate } from '../../../domain/text/figures';
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

/** The same prompt asked twice: variant 5 of the comparison, and the main run. */
const AGAIN = `
SELECT count(*)::INTEGER AS pairs, (count(*) FILTER (v.choice <> c.chosen))::INTEGER AS different
FROM task2_prompt_variants AS v JOIN cells AS c USING (model, country, topic, value)
WHERE v.variant = 5 AND v.model IN ${PAPER_MODELS} AND v.choice IS NOT NULL AND c.chosen IS NOT NULL
  AND c.evidence <> 'no_pair'`;

const RATINGS = `
SELECT m.label, r.value, r.variant, avg(r.rating) AS rating,
       avg(((r.rating >= 3) <> (c.stated = 'disagree'))::INTEGER) AS flipped
FROM task1_ratings AS r JOIN cells AS c USING (model, country, topic, value) JOIN models AS m USING (model)
WHERE r.model IN ${PAPER_MODELS}
GROUP BY ALL
ORDER BY ALL`;

interface ChangeRow {
  readonly label: string;
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

export const prompt: Claim = {
  id: 'prompt',
  title: 'The prompt',
  claim: 'How the question is put changes what a model answers.',
  where: 'The paper’s eight prompt variants for each task',
  questions: { figures: CHANGES, again: AGAIN, ratings: RATINGS },
  judge(answers) {
    const changes = rowsOf<ChangeRow>(answers, 'figures');
    const [again = { pairs: 0, different: 0 }] = rowsOf<{ pairs: number; different: number }>(
      answers,
      'again',
    );
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
    const churn = kinds.map((changed) => {
      const own = changes.filter((row) => row.changed === changed);
      return { changed, share: total(own, 'different') / total(own, 'pairs') };
    });
    const rerun = again.different / again.pairs;
    const more = churn.filter(({ share }) => share > rerun);
    const held = Math.min(more.length, clear.length > 0 ? kinds.length : 0);
    const models = [...new Set(ratings.map(({ label }) => label))].map((label) => {
      const own = ratings.filter((row) => row.label === label);
      return { flipped: mean(own.map(({ flipped }) => flipped)), stable: stability(own) };
    });
    return {
      verdict: verdictOf(held, rows.length > 0 ? kinds.length : 0),
      paragraphs: [
        `Task 2: changing ${churn.map(({ changed, share }) => `${CHANGED[changed]} changes ${formatPercent(share)}`).join(', ')} of the choices. Asking the same prompt again changes ${formatPercent(rerun)}. Most changes cancel out: a net shift towards or away from disagreement is clear in ${clear.length} of ${rows.length} comparisons${clear.length > 0 ? ` (${clear.map(({ label, changed, net }) => `${label}, ${changed}: ${formatDifference(net)}`).join('; ')})` : ''}.`,
        `Task 1: of single ratings, ${fromTo(
          models.map(({ flipped }) => flipped),
          formatPercent,
        )} fall on the other side than the mean over all variants. The order of the 56 values hardly depends on the prompts: between halves of the variants its rank correlation is ${fromTo(
          models.map(({ stable }) => stable),
          formatRate,
        )}.`,
      ],
      test: 'Net effects: signs of the cases’ effects flipped (4,999 drawn), corrected by Benjamini and Hochberg. Asked again: the comparison’s variant 5 beside the main run. Task 1: all splits of the variants into halves.',
      comparisons: rows.length,
      columns: [
        { name: 'label', title: 'Model', kind: 'text' },
        { name: 'changed', title: 'What was changed', kind: 'text' },
        { name: 'churn', title: 'Choices changed', kind: 'percent' },
        { name: 'net', title: 'Net effect', kind: 'difference' },
        { name: 'p', title: 'p', kind: 'p' },
      ],
      rows,
      caption: `50 cases under eight prompt variants, ${inWords(labels.length)} models. Net effect: change in the share of disagreement.`,
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
    'The published runs use variant 5 alone.',
  ],
  rowsAt: { label: 'Ratings under eight prompts, case by case', to: '/case' },
};
