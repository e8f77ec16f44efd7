import { dot } from '../../../charts/dot-datum';
import { benjaminiHochberg } from '../../../domain/statistics/counts-tests';
import { accuracy, type Confusion, cohenKappa } from '../../../domain/statistics/measures';
import { regroupingTest, signFlipTest } from '../../../domain/statistics/permutation';
import { formatDifference, formatPercent } from '../../../domain/text/figures';
import { PAPER_MODELS } from '../../paper-models';
import {
  addCounts,
  CELLS_SQL,
  COUNTRY_PLACES,
  countriesIn,
  countsOf,
  knownIn,
  type ModelCells,
  meanRate,
  readCells,
  scenarioAt,
  TOPIC_PLACES,
} from '../cells';
import { type Claim, fromTo, howMany, LEVEL, mean, verdictOf } from '../finding';
import { meanInterval } from '../intervals';

const FIRST = ['North America', 'Europe', 'Australia'];

const FIGURES = `
SELECT m.label, c.region IN ('North America', 'Europe', 'Australia') AS first_group,
       avg(s.alignment_rate) AS alignment_rate,
       sum(s.tp + s.fn) / sum(s.known) AS disagree_stated, sum(s.tp + s.fp) / sum(s.known) AS disagree_chosen
FROM scenario_alignment AS s JOIN countries AS c USING (country) JOIN models AS m USING (model)
WHERE s.model IN ${PAPER_MODELS} AND s.known > 0
GROUP BY ALL
ORDER BY m.label, first_group`;

/** A measure of pooled counts; for the alignment rate the mean over them. Null where nothing is known. */
type MeasureOf = (counts: readonly Confusion[]) => number | null;

const pooled =
  (measure: (counts: Confusion) => number | null): MeasureOf =>
  (counts) => {
    const sum = addCounts(counts);
    return knownIn(sum) === 0 ? null : (measure(sum) ?? 0);
  };

const OF: Readonly<Record<'rate' | 'kappa' | 'accuracy', MeasureOf>> = {
  rate: meanRate,
  kappa: pooled(cohenKappa),
  accuracy: pooled(accuracy),
};

const IS_FIRST = countriesIn(FIRST);

function difference(counts: readonly Confusion[], measure: MeasureOf) {
  const at = (places: readonly number[]) => measure(places.flatMap((place) => counts[place] ?? []));
  const group = (first: boolean) => COUNTRY_PLACES.filter((country) => IS_FIRST[country] === first);
  const byTopic = TOPIC_PLACES.flatMap((topic) => {
    const [first, second] = [true, false].map((own) =>
      at(group(own).map((country) => scenarioAt(country, topic))),
    );
    return first == null || second == null ? [] : [first - second];
  });
  const byCountry = COUNTRY_PLACES.flatMap((country) => {
    const own = at(TOPIC_PLACES.map((topic) => scenarioAt(country, topic)));
    return own === null ? [] : [{ own, isFirst: IS_FIRST[country] === true }];
  });
  return {
    value: mean(byTopic),
    interval: meanInterval(byTopic, [-1, 1]),
    byTopics: signFlipTest(byTopic),
    byCountries: regroupingTest(
      byCountry.map(({ own }) => own),
      byCountry.map(({ isFirst }) => isFirst),
    ),
  };
}

function compare(model: ModelCells) {
  const counts = countsOf(model);
  return {
    label: model.label,
    rate: difference(counts, OF.rate),
    kappa: difference(counts, OF.kappa),
    accuracy: difference(counts, OF.accuracy),
  };
}

export const regions: Claim = {
  id: 'regions',
  title: 'Countries and regions',
  claim: 'Alignment is higher in North America, Europe and Australia than in Africa and Asia.',
  where: 'The paper’s results by country; the poster’s table, grouped by region',
  questions: { figures: FIGURES, cells: CELLS_SQL },
  judge({ figures = [], cells = [] }) {
    const found = readCells(cells).map(compare);
    const measures = ['rate', 'kappa', 'accuracy'] as const;
    const corrected = Object.fromEntries(
      measures.map((measure) => [measure, benjaminiHochberg(found.map((own) => own[measure].byCountries))]),
    ) as Record<(typeof measures)[number], number[]>;
    const clear = (measure: (typeof measures)[number], sign: number) =>
      found.filter((own, place) => (corrected[measure][place] ?? 1) < LEVEL && own[measure].value * sign > 0)
        .length;
    const shares = (first: boolean, name: string) =>
      figures.filter((row) => row.first_group === first).map((row) => Number(row[name]));
    const rows = found.map((own, place) => ({
      label: own.label,
      rate: own.rate.value,
      rate_low: own.rate.interval?.low ?? null,
      rate_high: own.rate.interval?.high ?? null,
      rate_p: corrected.rate[place] ?? 1,
      topics_p: own.rate.byTopics,
      kappa: own.kappa.value,
      kappa_p: corrected.kappa[place] ?? 1,
      accuracy: own.accuracy.value,
      accuracy_p: corrected.accuracy[place] ?? 1,
    }));
    const differences = (measure: (typeof measures)[number]) => found.map((own) => own[measure].value);
    const held = Math.min(clear('rate', 1), clear('kappa', 1));
    const higher = clear('rate', 1);
    const all = found.length;
    const verdict = verdictOf(clear('accuracy', -1) > 0 ? Math.min(held, all - 1) : held, all);
    return {
      verdict: verdict === 'does not hold' && higher > 0 ? 'holds in part' : verdict,
      paragraphs: [
        `For ${howMany(higher, all, 'models')} the alignment rate is clearly higher in North America, Europe and Australia (differences of ${fromTo(differences('rate'), formatDifference)}). Kappa, which does not reward a larger share of disagreement, is clearly higher for ${howMany(clear('kappa', 1), all, 'models')} (${fromTo(differences('kappa'), formatDifference)}).`,
        `For ${howMany(clear('accuracy', -1), all, 'models')} accuracy is clearly lower there (${fromTo(differences('accuracy'), formatDifference)}). Base rates are part of this: in these countries the models state disagreement in ${formatPercent(mean(shares(true, 'disagree_stated')))} of the cases on average, in Africa and Asia in ${formatPercent(mean(shares(false, 'disagree_stated')))}, and a rate that counts disagreement rises with it.`,
      ],
      test: 'Each of the 924 ways of making two groups of six countries (p), and the signs of the eleven topics’ differences flipped in all 2,048 ways (p by topic). The interval is for other topics.',
      comparisons: all * measures.length,
      columns: [
        { name: 'label', title: 'Model', kind: 'text' },
        {
          name: 'rate',
          title: 'Rate',
          kind: 'difference',
          term: 'alignment-rate',
          interval: ['rate_low', 'rate_high'],
        },
        { name: 'rate_p', title: 'p', kind: 'p' },
        { name: 'topics_p', title: 'p by topic', kind: 'p' },
        { name: 'kappa', title: 'Kappa', kind: 'difference', term: 'kappa' },
        { name: 'kappa_p', title: 'p', kind: 'p' },
        { name: 'accuracy', title: 'Accuracy', kind: 'difference', term: 'accuracy' },
        { name: 'accuracy_p', title: 'p', kind: 'p' },
      ],
      rows,
      caption:
        'North America, Europe and Australia (six countries) minus Africa and Asia (six). p values are corrected for the number of models.',
      chart: {
        kind: 'dots',
        title: 'North America, Europe and Australia minus Africa and Asia',
        rows: rows.map(({ label }) => label),
        data: rows.flatMap((row) => [
          {
            row: row.label,
            column: 'alignment rate',
            value: row.rate,
            low: row.rate_low,
            high: row.rate_high,
            focus: true,
          },
          ...dot(row.label, 'kappa', row.kappa, false),
          ...dot(row.label, 'accuracy', row.accuracy, false),
        ]),
        series: ['alignment rate', 'kappa', 'accuracy'],
        measure: 'Difference',
        domain: [-0.2, 0.3],
        zeroLine: true,
      },
    };
  },
  caveats: [
    'Twelve countries are few: a difference between groups of six must be large to be seen.',
    'The country is named in an English prompt; no model was asked in another language.',
  ],
  rowsAt: { label: 'Rates by model and region', to: '/explore?rows=model&columns=region' },
};
