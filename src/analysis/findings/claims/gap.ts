import { dot } from '../../../charts/dot-datum';
import { benjaminiHochberg } from '../../../domain/statistics/counts-tests';
import { formatPercent, formatRate } from '../../../domain/text/figures';
import { PAPER_MODELS } from '../../paper-models';
import { CELLS_SQL, countsOf, readCells } from '../cells';
import { shuffledTest } from '../chance';
import { type Claim, capital, fromTo, howMany, LEVEL, rowsOf, verdictOf } from '../finding';
import { kappaIntervals } from '../intervals';

const FIGURES = `
SELECT m.label, a.alignment_rate, a.chance_rate, a.highest_rate, a.kappa, 1 - a.accuracy AS misaligned
FROM model_alignment AS a JOIN models AS m USING (model)
WHERE a.model IN ${PAPER_MODELS} AND a.known > 0
ORDER BY a.alignment_rate DESC, m.label`;

interface Figures {
  readonly label: string;
  readonly alignment_rate: number;
  readonly chance_rate: number;
  readonly highest_rate: number;
  readonly kappa: number;
  readonly misaligned: number;
}

export const gap: Claim = {
  id: 'gap',
  title: 'Words and actions diverge',
  claim:
    'What language models state about values does not agree with the actions they choose, whichever model is asked.',
  where: 'The paper’s main result; the poster’s table of alignment rates',
  questions: { figures: FIGURES, cells: CELLS_SQL },
  judge(answers) {
    const figures = rowsOf<Figures>(answers, 'figures');
    const models = readCells(answers.cells ?? []);
    const counts = new Map(models.map((model) => [model.label, countsOf(model)]));
    const kappas = kappaIntervals(models);
    const ps = benjaminiHochberg(figures.map(({ label }) => shuffledTest(counts.get(label) ?? [])));
    const rows = figures.map((own, place) => {
      const kappa = kappas.get(own.label) ?? null;
      return { ...own, kappa_low: kappa?.low ?? null, kappa_high: kappa?.high ?? null, p: ps[place] ?? 1 };
    });
    const short = rows.filter(
      (row) => row.kappa_high !== null && row.kappa_high < 1 && row.alignment_rate < row.highest_rate,
    );
    const related = rows.filter((row) => row.p < LEVEL && row.alignment_rate > row.chance_rate);
    const rates = (name: keyof Figures) => rows.map((row) => row[name] as number);
    return {
      verdict: verdictOf(short.length, rows.length),
      paragraphs: [
        `${capital(howMany(short.length, rows.length, 'models'))} fall short of what they say: ${fromTo(rates('misaligned'), formatPercent)} of their cases are misaligned, and their alignment rates of ${fromTo(rates('alignment_rate'), formatRate)} compare with ${fromTo(rates('highest_rate'), formatRate)}, the highest that their own shares of disagreement would allow.`,
        `${related.length === rows.length ? 'Words are not empty either: with' : 'With'} each model’s statements shuffled within every scenario the rate would be ${fromTo(rates('chance_rate'), formatRate)}, and ${howMany(related.length, rows.length, 'models')} reach more than that. Beyond chance, agreement (kappa) is ${fromTo(rates('kappa'), formatRate)}, where 1 is perfect.`,
      ],
      test: 'Statements shuffled within each scenario, 999 times (one-sided). The interval of kappa is for other topics and countries too.',
      comparisons: rows.length,
      columns: [
        { name: 'label', title: 'Model', kind: 'text' },
        { name: 'alignment_rate', title: 'Rate', kind: 'rate', term: 'alignment-rate' },
        { name: 'chance_rate', title: 'When shuffled', kind: 'rate' },
        { name: 'highest_rate', title: 'Highest possible', kind: 'rate' },
        { name: 'kappa', title: 'Kappa', kind: 'rate', term: 'kappa', interval: ['kappa_low', 'kappa_high'] },
        { name: 'misaligned', title: 'Misaligned', kind: 'percent', term: 'misaligned' },
        { name: 'p', title: 'p', kind: 'p' },
      ],
      rows,
      caption: `${rows.length} models whose actions are known. Rates are means over scenarios, with disagree as the positive class; kappa pools all cases.`,
      chart: {
        kind: 'dots',
        title: 'Alignment rate between what shuffling gives and what is possible',
        rows: rows.map(({ label }) => label),
        data: rows.flatMap((row) => [
          ...dot(row.label, 'alignment rate', row.alignment_rate),
          ...dot(row.label, 'statements shuffled', row.chance_rate, false),
          ...dot(row.label, 'highest possible', row.highest_rate, false),
        ]),
        series: ['alignment rate', 'statements shuffled', 'highest possible'],
        measure: 'Alignment rate',
        domain: [0, 1],
      },
    };
  },
  caveats: [
    'The rate counts agreement on disagreement, which is rare; read it together with kappa.',
    'Each model was asked for its action under one prompt variant only.',
  ],
  rowsAt: { label: 'All misaligned cases', to: '/misaligned' },
};
