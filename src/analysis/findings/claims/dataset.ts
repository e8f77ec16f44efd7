import { dot } from '../../../charts/dot-datum';
import { formatCount, formatPercent } from '../../../domain/text/figures';
import { PAPER_MODELS } from '../../paper-models';
import { type Claim, capital, fromTo, inWords, rowsOf, verdictOf } from '../finding';

const FIGURES = `
WITH pairs AS (
  SELECT a.criterion, a.generation_prompt, a.item, a.score AS one, b.score AS other
  FROM human_annotation AS a JOIN human_annotation AS b USING (criterion, generation_prompt, item)
  WHERE a.annotator = 1 AND b.annotator = 2
)
SELECT criterion, generation_prompt, count(*)::INTEGER AS items, avg((one + other) / 2) AS accepted,
       cohen_kappa(count(*) FILTER (one = 1 AND other = 1), count(*) FILTER (one = 0 AND other = 1),
                   count(*) FILTER (one = 1 AND other = 0), count(*) FILTER (one = 0 AND other = 0)) AS kappa
FROM pairs
GROUP BY criterion, generation_prompt
ORDER BY criterion, generation_prompt`;

const WITHOUT_PAIR = `
SELECT value, count(*)::INTEGER AS cases
FROM (SELECT DISTINCT country, topic, value FROM cells WHERE evidence = 'no_pair' AND model IN ${PAPER_MODELS})
GROUP BY value
ORDER BY cases DESC, value`;

interface AnnotationRow {
  readonly criterion: string;
  readonly generation_prompt: number;
  readonly items: number;
  readonly accepted: number;
  readonly kappa: number | null;
}

/** Accepted by so many, an action is taken to show its value. */
const GOOD = 0.8;
/** Fewer items say too little about a prompt. */
const ENOUGH_ITEMS = 20;

export const dataset: Claim = {
  id: 'dataset',
  title: 'The dataset is sound',
  claim:
    'People find that the generated actions, their highlighted spans and their explanations express the value.',
  where: 'The paper’s human annotation of VIA',
  questions: { figures: FIGURES, without: WITHOUT_PAIR },
  judge(answers) {
    const figures = rowsOf<AnnotationRow>(answers, 'figures');
    const without = rowsOf<{ value: string; cases: number }>(answers, 'without');
    const actions = figures.filter(({ criterion }) => criterion === 'action');
    const good = actions.filter(({ accepted }) => accepted >= GOOD);
    const others = actions.filter((row) => !good.includes(row));
    const few = figures.filter(({ criterion, items }) => criterion !== 'action' && items < ENOUGH_ITEMS);
    const kappas = good.flatMap(({ kappa }) => kappa ?? []);
    const missing = without.reduce((sum, { cases }) => sum + cases, 0);
    const [first, second] = without;
    return {
      verdict: verdictOf(good.length, actions.length),
      paragraphs: [
        `${good.length < actions.length ? 'It depends on the prompt that generated the action. ' : ''}With ${inWords(good.length)} of ${inWords(actions.length)} generation prompts, ${
          good.length > 0
            ? fromTo(
                good.map(({ accepted }) => accepted),
                formatPercent,
              )
            : '—'
        } of the actions were accepted; with the others ${
          others.length > 0
            ? fromTo(
                others.map(({ accepted }) => accepted),
                formatPercent,
              )
            : '—'
        }. Two annotators agree on the good ones with kappa from ${kappas.length > 0 ? fromTo(kappas, (kappa) => kappa.toFixed(3)) : '—'}.`,
        `${
          few.length > 0
            ? `Spans and explanations cannot be judged: both annotators rated ${fromTo(
                few.map(({ items }) => items),
                formatCount,
              )} items per prompt.`
            : ''
        } ${formatCount(missing)} cases have no pair of actions because the generator refused or failed; ${first?.value} has ${first?.cases ?? 0} of them, ${second?.value} ${second?.cases ?? 0}.`,
      ],
      test: 'Shares and Cohen’s kappa of two annotators, per generation prompt; nothing is pooled, and nothing is tested.',
      comparisons: 0,
      columns: [
        { name: 'criterion', title: 'Judged', kind: 'text' },
        { name: 'generation_prompt', title: 'Generation prompt', kind: 'count' },
        { name: 'items', title: 'Items', kind: 'count' },
        { name: 'accepted', title: 'Accepted', kind: 'percent' },
        { name: 'kappa', title: 'Kappa', kind: 'rate', term: 'kappa' },
      ],
      rows: figures.map((row) => ({ ...row, criterion: capital(row.criterion) })),
      caption: 'Items that both annotators judged.',
      chart: {
        kind: 'dots',
        title: 'Actions accepted by two annotators, and their agreement',
        rows: actions.map(({ generation_prompt }) => `Prompt ${generation_prompt}`),
        data: actions.flatMap((row) => [
          ...dot(`Prompt ${row.generation_prompt}`, 'accepted', row.accepted),
          ...dot(`Prompt ${row.generation_prompt}`, 'kappa of the two', row.kappa, false),
        ]),
        series: ['accepted', 'kappa of the two'],
        measure: 'Share or kappa',
        domain: [0, 1],
      },
    };
  },
  caveats: [
    'The release does not say which prompt generated which action.',
    'Eighty items were judged, of 14,784 actions.',
  ],
  rowsAt: { label: 'All actions of VIA', to: '/dataset' },
};
