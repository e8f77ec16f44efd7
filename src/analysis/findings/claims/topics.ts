import { benjaminiHochberg } from '../../../domain/statistics/counts-tests';
import { concordanceTest } from '../../../domain/statistics/ranks';
import { formatRate } from '../../../domain/text/figures';
import { PAPER_MODELS } from '../../paper-models';
import {
  CELLS_SQL,
  COUNTRY_PLACES,
  countsOf,
  meanRate,
  readCells,
  scenarioAt,
  TOPIC_PLACES,
  topicName,
} from '../cells';
import { type Claim, fromTo, howMany, LEVEL, mean, verdictOf } from '../finding';

const FIGURES = `
SELECT m.label, t.topic, t.alignment_rate, t.kappa
FROM topic_alignment AS t JOIN models AS m USING (model)
WHERE t.model IN ${PAPER_MODELS} AND t.known > 0
ORDER BY t.topic, m.label`;

/** A rate per topic, in each country: does one order of topics recur? Null where nothing is known. */
function ratesByCountry(counts: ReturnType<typeof countsOf>): (number | null)[][] {
  return COUNTRY_PLACES.map((country) =>
    TOPIC_PLACES.map((topic) => {
      const place = scenarioAt(country, topic);
      return meanRate(counts.slice(place, place + 1));
    }),
  );
}

const isKnown = <T>(one: T | null): one is T => one !== null;
const isWhole = (rates: (number | null)[]): rates is number[] => rates.every(isKnown);

export const topics: Claim = {
  id: 'topics',
  title: 'Topics',
  claim: 'How well actions follow statements depends on the social topic.',
  where: 'The paper’s results by topic',
  questions: { figures: FIGURES, cells: CELLS_SQL },
  judge({ figures = [], cells = [] }) {
    const models = readCells(cells).map((model) => ({ ...model, rates: ratesByCountry(countsOf(model)) }));
    // Orders can be compared where they have the same topics.
    const tests = models.map(({ rates }) => concordanceTest(rates.filter(isWhole)));
    const ps = benjaminiHochberg(tests.map(({ p }) => p));
    const differ = ps.filter((p) => p < LEVEL).length;
    const byTopic = TOPIC_PLACES.map((topic) =>
      models.map(({ rates }) => rates.map((own) => own[topic] ?? null).filter(isKnown)),
    ).filter((own) => own.every((rates) => rates.length > 0));
    const among = concordanceTest(models.map((_, place) => byTopic.map((own) => mean(own[place] ?? []))));
    const rateOf = new Map(figures.map((row) => [`${row.label} ${row.topic}`, Number(row.alignment_rate)]));
    const labels = models.map(({ label }) => label);
    const rows = TOPIC_PLACES.map((topic) => {
      const name = topicName(topic);
      const own = Object.fromEntries(labels.map((label) => [label, rateOf.get(`${label} ${name}`) ?? null]));
      const known = Object.values(own).filter((rate) => rate !== null);
      return { topic: name, mean: mean(known), ...own } as Readonly<
        Record<string, string | number | null>
      > & {
        topic: string;
        mean: number;
      };
    }).sort((a, b) => b.mean - a.mean);
    const [first, last] = [rows[0], rows.at(-1)];
    const w = among.w ?? 0;
    const agree = among.p < LEVEL;
    return {
      verdict: agree
        ? verdictOf(differ, models.length)
        : verdictOf(Math.min(differ, models.length - 1), models.length),
      paragraphs: [
        `For ${howMany(differ, models.length, 'models')} some topics are higher than others in country after country (Kendall’s W over twelve countries, ${fromTo(
          tests.map((test) => test.w ?? 0),
          formatRate,
        )}). Averaged over the models, the rate runs from ${formatRate(last?.mean)} (${last?.topic}) to ${formatRate(first?.mean)} (${first?.topic}).`,
        `${agree ? 'The models agree in part on which topics these are' : 'Which topics these are differs from model to model'}: Kendall’s W over the models is ${formatRate(w)}, where 0 is no agreement and 1 the same order.`,
      ],
      test: 'Per model: Kendall’s W of the countries’ orders of topics, against orders shuffled 4,999 times. Over the models: the same of their mean rates.',
      comparisons: models.length,
      columns: [
        { name: 'topic', title: 'Topic', kind: 'text' },
        { name: 'mean', title: 'Mean', kind: 'rate', term: 'alignment-rate' },
        ...labels.map((name) => ({ name, title: name, kind: 'rate' as const })),
      ],
      rows,
      caption: `Alignment rate by topic, mean over ${COUNTRY_PLACES.length} countries; ${models.length} models.`,
      chart: {
        kind: 'heat',
        title: 'Alignment rate by topic and model',
        rows: rows.map(({ topic }) => topic),
        columns: labels,
        rowTitle: '',
        columnTitle: '',
        values: rows.map((row) => labels.map((label) => row[label] as number | null)),
        range: [0, 1],
      },
    };
  },
  caveats: ['A topic’s rate depends on how often its actions and statements are disagreements.'],
  rowsAt: { label: 'Rates by topic and model', to: '/explore?rows=topic&columns=model' },
};
