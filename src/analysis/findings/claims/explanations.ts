import { dot } from '../../../charts/dot-datum';
import { benjaminiHochberg, mcnemar } from '../../../domain/statistics/counts-tests';
import { formatRate } from '../../../domain/text/figures';
import { type Claim, capital, howMany, LEVEL, rowsOf, verdictOf } from '../finding';

const FIGURES = `
WITH judged AS (
  SELECT predictor, evidence_shown, item, will_act, coalesce(predicted, false) AS predicted,
         coalesce(predicted = will_act, false) AS is_right
  FROM gap_prediction
),
compared AS (
  SELECT e.predictor, e.evidence_shown,
         (count(*) FILTER (e.is_right AND NOT d.is_right))::INTEGER AS mended,
         (count(*) FILTER (e.is_right AND NOT d.is_right AND d.predicted))::INTEGER AS mended_false_alarms,
         (count(*) FILTER (NOT e.is_right AND d.is_right))::INTEGER AS spoilt
  FROM judged AS e JOIN judged AS d USING (predictor, item)
  WHERE d.evidence_shown = 'default'
  GROUP BY e.predictor, e.evidence_shown
)
SELECT coalesce(m.label, j.predictor) AS predictor, j.evidence_shown, count(*)::INTEGER AS items,
       f1(count(*) FILTER (j.will_act AND j.predicted), count(*) FILTER (NOT j.will_act AND j.predicted),
          count(*) FILTER (j.will_act AND NOT j.predicted)) AS f1,
       f1(count(*) FILTER (j.will_act), count(*) FILTER (NOT j.will_act), 0) AS f1_always_yes,
       any_value(c.mended) AS mended, any_value(c.mended_false_alarms) AS mended_false_alarms,
       any_value(c.spoilt) AS spoilt
FROM judged AS j JOIN compared AS c USING (predictor, evidence_shown) LEFT JOIN models AS m ON m.model = j.predictor
GROUP BY ALL
ORDER BY predictor, f1`;

interface PredictionRow {
  readonly predictor: string;
  readonly evidence_shown: string;
  readonly items: number;
  readonly f1: number;
  readonly f1_always_yes: number;
  readonly mended: number;
  readonly mended_false_alarms: number;
  readonly spoilt: number;
}

const SHOWN: Readonly<Record<string, string>> = {
  default: 'the action alone',
  attribution: 'with highlighted spans',
  explanation: 'with the explanation',
  attribution_explanation: 'with both',
};

export const explanations: Claim = {
  id: 'explanations',
  title: 'Explanations help to foresee the gap',
  claim:
    'An explanation of why an action follows from a value makes it easier to predict whether the model will take it.',
  where: 'The paper’s experiment on predicting the gap',
  questions: { figures: FIGURES },
  judge(answers) {
    const figures = rowsOf<PredictionRow>(answers, 'figures');
    const tested = figures.filter(({ evidence_shown }) => evidence_shown !== 'default');
    const ps = benjaminiHochberg(tested.map(({ mended, spoilt }) => mcnemar(mended, spoilt)));
    const rows = figures.map((own) => {
      const place = tested.indexOf(own);
      return {
        ...own,
        shown: SHOWN[own.evidence_shown] ?? own.evidence_shown,
        mended: place < 0 ? null : own.mended,
        spoilt: place < 0 ? null : own.spoilt,
        p: place < 0 ? null : (ps[place] ?? 1),
      };
    });
    const explained = rows.filter(({ evidence_shown }) => evidence_shown === 'explanation');
    const clear = explained.filter(
      ({ p, mended, spoilt }) => (p ?? 1) < LEVEL && (mended ?? 0) > (spoilt ?? 0),
    );
    const [mended, alarms] = [
      tested.reduce((sum, row) => sum + row.mended, 0),
      tested.reduce((sum, row) => sum + row.mended_false_alarms, 0),
    ];
    const f1 = (predictor: string, shown: string) =>
      rows.find((row) => row.predictor === predictor && row.evidence_shown === shown)?.f1;
    const predictors = [...new Set(figures.map(({ predictor }) => predictor))];
    const change = (predictor: string) =>
      `${predictor} goes from F1 ${f1(predictor, 'default')?.toFixed(3) ?? '—'} to ${f1(predictor, 'explanation')?.toFixed(3) ?? '—'}`;
    return {
      verdict: verdictOf(clear.length, explained.length),
      paragraphs: [
        `${capital(howMany(clear.length, explained.length, 'predictors'))} are clearly better with the explanation: ${predictors.map(change).join('; ')}. Always answering “yes” reaches ${formatRate(figures[0]?.f1_always_yes)}.`,
        `${alarms} of the ${mended} errors that the evidence corrects are false alarms: actions that were predicted but not taken.`,
      ],
      test: 'McNemar’s exact test on the same items, with evidence against without; Benjamini and Hochberg’s correction.',
      comparisons: tested.length,
      columns: [
        { name: 'predictor', title: 'Predictor', kind: 'text' },
        { name: 'shown', title: 'Shown', kind: 'text' },
        { name: 'f1', title: 'F1', kind: 'rate' },
        { name: 'mended', title: 'Errors mended', kind: 'count' },
        { name: 'spoilt', title: 'Errors made', kind: 'count' },
        { name: 'p', title: 'p', kind: 'p' },
      ],
      rows,
      caption: `${figures[0]?.items ?? 0} items per row. F1 of predicting that the action is taken.`,
      chart: {
        kind: 'dots',
        title: 'F1 of predicting the action, by what the predictor is shown',
        rows: predictors,
        data: rows.flatMap((row) =>
          dot(row.predictor, row.shown, row.f1, row.evidence_shown === 'explanation'),
        ),
        series: [
          SHOWN.explanation ?? '',
          SHOWN.default ?? '',
          SHOWN.attribution ?? '',
          SHOWN.attribution_explanation ?? '',
        ],
        measure: 'F1',
        domain: [0.6, 1],
      },
    };
  },
  caveats: [
    'The predictors are language models, not people, and the explanations were written by the model that wrote the actions.',
  ],
  rowsAt: { label: 'Predictions, item by item', to: '/data' },
};
