import { dot } from '../../../charts/dot-datum';
import { formatRate } from '../../../domain/text/figures';
import { withAnd } from '../../../domain/text/list-names';
import { PAPER_MODELS } from '../../paper-models';
import { CELLS_SQL, readCells } from '../cells';
import { type Claim, capital, inWords, LEVEL, rowsOf, verdictOf } from '../finding';
import { comparePairs, pairsByCountry, rankIntervals, sharedRank } from '../pairs';

const FIGURES = `
SELECT m.label, a.alignment_rate, a.kappa, a.mcc, 2.0 * a.tn / (2 * a.tn + a.fp + a.fn) AS f1_agree, a.coverage
FROM model_alignment AS a JOIN models AS m USING (model)
WHERE a.model IN ${PAPER_MODELS} AND a.known > 0
ORDER BY a.alignment_rate DESC, m.label`;

interface ModelFigures {
  readonly label: string;
  readonly alignment_rate: number;
  readonly kappa: number;
  readonly mcc: number;
  readonly f1_agree: number;
  readonly coverage: number;
}

/** Labels, the highest first. */
function ordered(figures: readonly ModelFigures[], measure: Exclude<keyof ModelFigures, 'label'>): string[] {
  return [...figures].sort((a, b) => b[measure] - a[measure]).map(({ label }) => label);
}

export const ranking: Claim = {
  id: 'models',
  title: 'Which model is better aligned',
  claim: 'Models differ: some act on what they state far more than others.',
  where: 'The poster’s table of models; the paper’s comparison of models',
  questions: { figures: FIGURES, cells: CELLS_SQL },
  judge(answers) {
    const figures = rowsOf<ModelFigures>(answers, 'figures');
    const models = readCells(answers.cells ?? []);
    const pairs = comparePairs(models, 'rate');
    const byKappa = comparePairs(models, 'kappa');
    const countries = pairsByCountry(models);
    const intervals = rankIntervals(models);
    const apart = pairs.filter(({ p }) => p < LEVEL).length;
    const rows = figures.map((own) => {
      const [first, last] = intervals.get(own.label) ?? [null, null];
      return {
        ...own,
        rank: sharedRank(own.label, pairs),
        ranks: first === last ? String(first) : `${first}–${last}`,
        kappa_rank: sharedRank(own.label, byKappa),
      };
    });
    const best = rows.filter(({ rank }) => rank === 1);
    const orders = (['alignment_rate', 'kappa', 'mcc', 'f1_agree'] as const).map((measure) =>
      ordered(figures, measure),
    );
    const same = new Set(orders.map((order) => order.join())).size === 1;
    const [byRate = [], , , byAgree = []] = orders;
    const verdict = verdictOf(apart, pairs.length);
    const top = [...figures].sort((a, b) => b.f1_agree - a.f1_agree)[0];
    return {
      verdict,
      paragraphs: [
        `${withAnd(best.map(({ label }) => label))} ${best.length === 1 ? 'ranks' : 'share the rank'} first: ${apart} of ${pairs.length} pairs of models can be told apart${apart < pairs.length ? ', and models between which no difference is clear share a rank' : ''}. Within single countries, ${countries.clear} of ${countries.of} pairs can.`,
        same
          ? 'Kappa, MCC and the F1 score of agreement give the same order.'
          : `The order depends on the measure. With agreement as the positive class the F1 score puts ${byAgree[0]} first (${formatRate(top?.f1_agree)}), where the rate puts ${byRate[0]}. A re-run by others that reports .905 for GPT-4o-mini, where the poster has .57, counts agreement: pooled over all cases, its F1 here is ${figures.find(({ label }) => label === 'GPT-4o-mini')?.f1_agree.toFixed(3) ?? '—'}.`,
      ],
      test: `The eleven topics’ differences on shared cases, signs flipped in all 2,048 ways; Benjamini and Hochberg’s correction. Rank intervals (95 %): countries and topics both resampled, 1,000 times.`,
      comparisons: pairs.length,
      columns: [
        { name: 'label', title: 'Model', kind: 'text' },
        { name: 'rank', title: 'Rank', kind: 'count' },
        { name: 'ranks', title: '95 %', kind: 'text' },
        { name: 'alignment_rate', title: 'Rate', kind: 'rate', term: 'alignment-rate' },
        { name: 'kappa', title: 'Kappa', kind: 'rate', term: 'kappa' },
        { name: 'kappa_rank', title: 'Rank by kappa', kind: 'count' },
        { name: 'mcc', title: 'MCC', kind: 'rate', term: 'mcc' },
        { name: 'f1_agree', title: 'F1 of agreement', kind: 'rate' },
        { name: 'coverage', title: 'Coverage', kind: 'percent', term: 'coverage' },
      ],
      rows,
      caption: `${capital(inWords(rows.length))} models whose actions are known. The F1 score of agreement pools all cases.`,
      chart: {
        kind: 'dots',
        title: 'Four measures of the same answers',
        rows: rows.map(({ label }) => label),
        data: rows.flatMap((row) => [
          ...dot(row.label, 'alignment rate', row.alignment_rate),
          ...dot(row.label, 'kappa', row.kappa, false),
          ...dot(row.label, 'MCC', row.mcc, false),
          ...dot(row.label, 'F1 of agreement', row.f1_agree, false),
        ]),
        series: ['alignment rate', 'kappa', 'MCC', 'F1 of agreement'],
        measure: 'Rate or coefficient',
        domain: [0, 1],
      },
    };
  },
  caveats: [
    'DeepSeek’s unknown cases are not a random part: its rate as shown is too low, and so may be its rank.',
    'The tests treat topics as a sample: they ask whether another eleven topics would give the same order.',
  ],
  rowsAt: { label: 'Compare models pair by pair', to: '/compare' },
};
