import { dot } from '../../../charts/dot-datum';
import { benjaminiHochberg, mcnemar } from '../../../domain/statistics/counts-tests';
import { formatCount, formatPercent } from '../../../domain/text/figures';
import { withAnd } from '../../../domain/text/list-names';
import { PAPER_MODELS } from '../../paper-models';
import { type Claim, capital, fromTo, howMany, LEVEL, rowsOf, verdictOf } from '../finding';

const FIGURES = `
SELECT m.label, sum(a.fp)::INTEGER AS breaks, sum(a.fn)::INTEGER AS yields, sum(a.known)::INTEGER AS known,
       (count(*) FILTER (a.fp > a.fn))::INTEGER AS countries_break,
       (count(*) FILTER (a.fn > a.fp))::INTEGER AS countries_yield
FROM country_alignment AS a JOIN models AS m USING (model)
WHERE a.model IN ${PAPER_MODELS} AND a.known > 0
GROUP BY m.label
ORDER BY sum(a.fp) / sum(a.fp + a.fn) DESC, m.label`;

interface DirectionRow {
  readonly label: string;
  /** States agreement, acts against the value; and the reverse. */
  readonly breaks: number;
  readonly yields: number;
  readonly known: number;
  readonly countries_break: number;
  readonly countries_yield: number;
}

/** Cases per country are not independent of each other: a direction must also hold in most countries. */
const MOST_COUNTRIES = 10;

export const direction: Claim = {
  id: 'direction',
  title: 'Two directions of misalignment',
  claim:
    'Models act against values they say they agree with, or act on values they say they disagree with; which of the two prevails differs from model to model.',
  where: 'The poster’s two highlighted cases; the paper’s misaligned actions',
  questions: { figures: FIGURES },
  judge(answers) {
    const figures = rowsOf<DirectionRow>(answers, 'figures');
    const ps = benjaminiHochberg(figures.map(({ breaks, yields }) => mcnemar(breaks, yields)));
    const rows = figures.map((own, place) => ({
      ...own,
      breaks_share: own.breaks / own.known,
      yields_share: own.yields / own.known,
      countries: `${Math.max(own.countries_break, own.countries_yield)} of 12`,
      p: ps[place] ?? 1,
    }));
    const both = rows.filter(({ breaks, yields }) => breaks > 0 && yields > 0).length;
    const clear = (own: DirectionRow, place: number, countries: number) =>
      (ps[place] ?? 1) < LEVEL && countries >= MOST_COUNTRIES && own.breaks !== own.yields;
    const breaking = figures.filter(
      (own, place) => own.breaks > own.yields && clear(own, place, own.countries_break),
    );
    const yielding = figures.filter(
      (own, place) => own.yields > own.breaks && clear(own, place, own.countries_yield),
    );
    const act = (some: readonly DirectionRow[], one: string, more: string) =>
      some.length === 0 ? [] : `${withAnd(some.map(({ label }) => label))} ${some.length === 1 ? one : more}`;
    const prevails = [
      act(breaking, 'mostly acts against what it agrees with', 'mostly act against what they agree with'),
      act(yielding, 'mostly acts on what it disagrees with', 'mostly act on what they disagree with'),
    ].flat();
    return {
      verdict:
        breaking.length > 0 && yielding.length > 0
          ? verdictOf(breaking.length + yielding.length, rows.length)
          : verdictOf(0, rows.length),
      paragraphs: [
        `${capital(howMany(both, rows.length, 'models'))} do both: in ${fromTo(
          rows.map((row) => row.breaks_share),
          formatPercent,
        )} of the cases a model states agreement and acts against the value, and in ${fromTo(
          rows.map((row) => row.yields_share),
          formatPercent,
        )} it states disagreement and acts on it.`,
        prevails.length > 0 ? `${prevails.join('; ')}.` : 'For no model does one of the two clearly prevail.',
      ],
      test: 'McNemar’s exact test on the cases of a model, and the number of countries with the same direction: clear where both say so (ten of twelve).',
      comparisons: rows.length,
      columns: [
        { name: 'label', title: 'Model', kind: 'text' },
        { name: 'breaks', title: 'Agrees, acts against', kind: 'count' },
        { name: 'yields', title: 'Disagrees, acts on it', kind: 'count' },
        { name: 'countries', title: 'Countries alike', kind: 'text' },
        { name: 'p', title: 'p', kind: 'p' },
      ],
      rows,
      caption: `${formatCount(rows.reduce((sum, { known }) => sum + known, 0))} cases known in both tasks, of ${rows.length} models.`,
      chart: {
        kind: 'dots',
        title: 'Misaligned cases by direction, share of all cases',
        rows: rows.map(({ label }) => label),
        data: rows.flatMap((row) => [
          ...dot(row.label, 'agrees, acts against', row.breaks_share),
          ...dot(row.label, 'disagrees, acts on it', row.yields_share, false),
        ]),
        series: ['agrees, acts against', 'disagrees, acts on it'],
        measure: 'Share of cases',
        domain: [0, 0.3],
      },
    };
  },
  caveats: [
    'Cases of a country share prompts and topics, so the p value alone is too small; the countries say how general it is.',
  ],
  rowsAt: { label: 'Misaligned cases by direction', to: '/misaligned' },
};
