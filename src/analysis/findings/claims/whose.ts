import { formatDifference, formatPercent, formatRate } from '../../../domain/text/figures';
import { PAPER_MODELS } from '../../paper-models';
import { CELLS_SQL, readCells } from '../cells';
import { matches, swapped } from '../crossed';
import { type Claim, capital, fromTo, howMany, LEVEL, mean, rowsOf, verdictOf } from '../finding';

const FIGURES = `
WITH matched AS (
  SELECT s.model AS stated_by, a.model AS chosen_by, s.country, s.topic,
         count(*) FILTER (s.stated = 'disagree' AND a.chosen = 'disagree') AS tp,
         count(*) FILTER (s.stated = 'agree' AND a.chosen = 'disagree') AS fp,
         count(*) FILTER (s.stated = 'disagree' AND a.chosen = 'agree') AS fn,
         count(*) FILTER (s.stated = 'agree' AND a.chosen = 'agree') AS tn
  FROM cells AS s JOIN cells AS a USING (country, topic, value)
  WHERE s.model IN ${PAPER_MODELS} AND a.model IN ${PAPER_MODELS}
  GROUP BY ALL
)
SELECT s.label AS statements, a.label AS actions, avg(f1(tp, fp, fn)) AS alignment_rate,
       cohen_kappa(sum(tp), sum(fp), sum(fn), sum(tn)) AS kappa
FROM matched
JOIN models AS s ON s.model = stated_by
JOIN models AS a ON a.model = chosen_by
WHERE tp + fp + fn + tn > 0
GROUP BY s.label, a.label
ORDER BY s.label, a.label`;

interface MatchRow {
  readonly statements: string;
  readonly actions: string;
  readonly alignment_rate: number;
  readonly kappa: number;
}

export const whose: Claim = {
  id: 'whose',
  title: 'Whose statements do actions follow?',
  claim: 'A model’s actions follow its own statements, rather than what any model would say.',
  where: 'Not in the paper: what its measure takes for granted',
  questions: { figures: FIGURES, cells: CELLS_SQL },
  judge(answers) {
    const figures = rowsOf<MatchRow>(answers, 'figures');
    const models = readCells(answers.cells ?? []);
    const labels = models.map(({ label }) => label);
    const found = matches(models);
    const better = (label: string) =>
      found.filter(({ statements, difference }) => statements === label && difference > 0);
    const matchedBetter = labels.filter((label) => better(label).length > 0);
    // Of each model, the clear match with the largest difference.
    const clearly = labels.flatMap(
      (label) =>
        better(label)
          .filter(({ p }) => p < LEVEL)
          .sort((a, b) => b.difference - a.difference)[0] ?? [],
    );
    const kappaOf = (statements: string, actions: string) =>
      figures.find((row) => row.statements === statements && row.actions === actions)?.kappa ?? null;
    const rows = labels.map((label) => {
      const [best] = found
        .filter(({ statements }) => statements === label)
        .sort((a, b) => b.difference - a.difference);
      return {
        label,
        own: kappaOf(label, label),
        best: best?.actions ?? '—',
        best_kappa: best ? kappaOf(label, best.actions) : null,
        difference: best?.difference ?? null,
        p: best?.p ?? null,
      };
    });
    const swaps = models.map(swapped);
    const kept = mean(swaps.map(({ other, own }) => other / own));
    return {
      verdict: verdictOf(labels.length - clearly.length, labels.length),
      paragraphs: [
        `The statements of ${howMany(matchedBetter.length, labels.length, 'models')} are matched better by the actions of another model than by their own${clearly.length > 0 ? `, and clearly so for ${howMany(clearly.length, labels.length, 'models')}: ${clearly.map(({ statements, actions, difference }) => `${statements} by those of ${actions} (kappa ${formatDifference(difference)})`).join(', ')}` : ''}. ${clearly.length > 0 ? 'What such a model says tells less about its own actions than about those of models in general.' : ''}`,
        `${kept > 0.5 ? 'Most of the rate is about the value, not the scenario: with' : 'With'} each model’s actions taken from another country and another topic the rate is ${fromTo(
          swaps.map(({ other }) => other),
          formatRate,
        )}, ${formatPercent(kept)} of what it is on the same scenario (${fromTo(
          swaps.map(({ own }) => own),
          formatRate,
        )}). Changing only the country gives ${fromTo(
          swaps.map(({ otherCountry }) => otherCountry),
          formatRate,
        )}, only the topic ${fromTo(
          swaps.map(({ otherTopic }) => otherTopic),
          formatRate,
        )}.`,
      ],
      test: 'Kappa by topic, another model’s actions minus one’s own on the same cases; signs of the eleven differences flipped in all 2,048 ways, corrected by Benjamini and Hochberg.',
      comparisons: found.length,
      columns: [
        { name: 'label', title: 'Statements of', kind: 'text' },
        { name: 'own', title: 'Kappa with own actions', kind: 'rate', term: 'kappa' },
        { name: 'best', title: 'Best other model', kind: 'text' },
        { name: 'best_kappa', title: 'Kappa with its actions', kind: 'rate' },
        { name: 'difference', title: 'Mean difference by topic', kind: 'difference' },
        { name: 'p', title: 'p', kind: 'p' },
      ],
      rows,
      caption: `${capital(howMany(labels.length, labels.length, 'models'))} with known actions. The difference counts cases that are known for both.`,
      chart: {
        kind: 'heat',
        title: 'Kappa of one model’s statements (rows) with another’s actions (columns)',
        rows: labels,
        columns: labels,
        rowTitle: 'statements of',
        columnTitle: 'actions of',
        values: labels.map((statements) => labels.map((actions) => kappaOf(statements, actions))),
        range: [0, 0.6],
      },
    };
  },
  caveats: [
    'A model with many disagreements on both sides is matched more easily: kappa corrects for this in part.',
    'Where an action is known only from the list of misaligned cases, it is known through the model’s own statement.',
  ],
  rowsAt: { label: 'How often models agree, statement by statement and action by action', to: '/compare' },
};
