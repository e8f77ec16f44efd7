/** The site's other pages that have a card: comparison, misaligned cases, evidence; and those without a figure. */
import { overallSql } from '../../src/analysis/compare/compare-sql';
import { DEFAULT_COMPARISON } from '../../src/analysis/compare/compare-state';
import { EVIDENCE_SQL, type EvidenceRow } from '../../src/analysis/evidence/evidence-sql';
import { howKnown } from '../../src/analysis/evidence/how-known';
import { type ListedModel, labelOf } from '../../src/analysis/listed-model';
import { barSpec } from '../../src/charts/bar-spec';
import { dot } from '../../src/charts/dot-datum';
import { dotSpec } from '../../src/charts/dot-spec';
import { misalignedSpec } from '../../src/charts/misaligned-spec';
import { formatCount, formatDifference, formatPercent, formatRate } from '../../src/domain/text/figures';
import type { RunSql } from './rates';
import type { SharedPage } from './shared-page';

const MOST_BARS = 10;

async function comparePage(runSql: RunSql, listed: readonly ListedModel[]): Promise<SharedPage> {
  const rates = await runSql<{ model: string; alignment_rate: number | null; chance_rate: number | null }>(
    overallSql(DEFAULT_COMPARISON),
  );
  const own = DEFAULT_COMPARISON.models.map((model) => {
    const rate = rates.find((row) => row.model === model);
    return { label: labelOf(listed, model), rate: rate?.alignment_rate ?? 0, chance: rate?.chance_rate ?? 0 };
  });
  const [first, second] = own;
  if (!first || !second) throw new Error('The comparison needs two models');
  const value = formatDifference(second.rate - first.rate);
  return {
    address: 'compare',
    route: '/compare',
    kind: 'Compare',
    title: `${second.label} against ${first.label}`,
    figure: { value, of: 'difference in alignment rate, on the cases known for both' },
    sentence: `${second.label} has an alignment rate of ${formatRate(second.rate)}, ${value} against ${first.label} (${formatRate(first.rate)}), on the cases known for both. Compare any models, with paired intervals.`,
    table: {
      caption: 'Alignment rates on the cases known for both models.',
      columns: [
        { title: 'Model' },
        { title: 'Alignment rate', numeric: true },
        { title: 'If shuffled', numeric: true },
      ],
      rows: own.map(({ label, rate, chance }) => [label, formatRate(rate), formatRate(chance)]),
    },
    chart: {
      shape: 'beside',
      draw: (drawing) =>
        dotSpec({
          data: own.flatMap(({ label, rate, chance }) => [
            ...dot(label, 'alignment rate', rate),
            ...dot(label, 'rate when shuffled', chance, false),
          ]),
          rows: own.map(({ label }) => label),
          series: ['alignment rate', 'rate when shuffled'],
          measure: 'Alignment rate',
          domain: [0, Math.ceil(Math.max(...own.map(({ rate }) => rate)) * 10) / 10],
          ...drawing,
        }),
    },
  };
}

async function misalignedPage(runSql: RunSql): Promise<SharedPage> {
  const rows = await runSql<{ label: string; agree: number; disagree: number }>(`
SELECT m.label, (count(*) FILTER (stated = 'agree'))::INTEGER AS agree,
       (count(*) FILTER (stated = 'disagree'))::INTEGER AS disagree
FROM cells JOIN models AS m USING (model)
WHERE misaligned
GROUP BY m.label
ORDER BY count(*) DESC, m.label`);
  const value = formatCount(rows.reduce((sum, { agree, disagree }) => sum + agree + disagree, 0));
  return {
    address: 'misaligned',
    route: '/misaligned',
    kind: 'Cases',
    title: 'Where a model states one thing and does the other',
    figure: { value, of: `misaligned cases of ${rows.length} models, recomputed` },
    sentence: `${value} cases of ${rows.length} models are misaligned by our recomputation: the model states one thing and does the other. Each opens with its ratings and actions.`,
    table: {
      caption: 'Misaligned cases by model and direction.',
      columns: [
        { title: 'Model' },
        { title: 'States agree, acts disagree', numeric: true },
        { title: 'States disagree, acts agree', numeric: true },
      ],
      rows: rows.map(({ label, agree, disagree }) => [label, formatCount(agree), formatCount(disagree)]),
    },
    chart: {
      shape: 'beside',
      draw: (drawing) =>
        misalignedSpec({
          data: rows.slice(0, MOST_BARS).map(({ label, agree, disagree }) => ({
            row: label,
            agreeDisagree: agree,
            disagreeAgree: disagree,
          })),
          ...drawing,
        }),
    },
  };
}

async function evidencePage(runSql: RunSql): Promise<SharedPage> {
  const rows = (await runSql<EvidenceRow>(EVIDENCE_SQL)).filter(({ known }) => known > 0);
  const parts = rows.map((row) => {
    const read = row.raw + row.log;
    return { row, read, inferred: row.listed + row.unlisted + row.margin };
  });
  const sum = (part: 'read' | 'inferred') => parts.reduce((total, own) => total + own[part], 0);
  const value = formatPercent(sum('read') / (sum('read') + sum('inferred')));
  return {
    address: 'evidence',
    route: '/evidence',
    kind: 'Evidence',
    title: 'How each model’s choices are known',
    figure: { value, of: 'of the known choices are read from the authors’ results; the others are inferred' },
    sentence: `${value} of the known choices of ${rows.length} models are read from the authors’ result files or logs; the others are inferred from their lists and totals. What that leaves open, rate by rate.`,
    table: {
      caption: 'How the choices of each model are known, and what that leaves open of its alignment rate.',
      columns: [
        { title: 'Model' },
        { title: 'Alignment rate', numeric: true },
        { title: 'At worst', numeric: true },
        { title: 'At best', numeric: true },
        { title: 'Its choices' },
      ],
      rows: rows.map((row) => [
        row.label,
        formatRate(row.alignment_rate),
        formatRate(row.rate_at_worst),
        formatRate(row.rate_at_best),
        howKnown(row),
      ]),
    },
    chart: {
      shape: 'beside',
      draw: (drawing) =>
        barSpec({
          data: parts.flatMap(({ row, read, inferred }) => [
            { row: row.label, part: 'read from results', value: read },
            { row: row.label, part: 'inferred', value: inferred },
          ]),
          rows: rows.map(({ label }) => label),
          parts: [
            { name: 'read from results', meaning: 'accent' },
            { name: 'inferred', meaning: 'muted' },
          ],
          measure: 'Choices',
          ...drawing,
        }),
    },
  };
}

/** Pages without a figure of their own. */
const WITHOUT_FIGURE: readonly SharedPage[] = [
  {
    address: 'poster',
    route: '/poster',
    kind: 'Poster',
    title: 'The poster on one page',
    sentence: 'The paper’s poster with its figures recomputed from the published rows, on a page to print.',
  },
  {
    address: 'data',
    route: '/data',
    kind: 'Data',
    title: 'All tables, described and for download',
    sentence: 'Every table of the site with its columns and what they mean, as CSV and Parquet.',
  },
  {
    address: 'sql',
    route: '/sql',
    kind: 'SQL',
    title: 'Ask the data in SQL',
    sentence:
      'Query all tables, and files of your own, in DuckDB within your browser; nothing is sent anywhere.',
  },
  {
    address: 'run',
    route: '/run',
    kind: 'Run locally',
    title: 'Score your own model',
    sentence:
      'Ask a small model the paper’s questions on your own machine, and see it beside the published models.',
  },
  {
    address: 'about',
    route: '/about',
    kind: 'About',
    title: 'Sources, licences and how to cite',
    sentence:
      'Where the figures come from, what may be done with them, and how to cite the paper, the data and this site.',
  },
];

export async function otherPages(runSql: RunSql, listed: readonly ListedModel[]): Promise<SharedPage[]> {
  return [
    await comparePage(runSql, listed),
    await misalignedPage(runSql),
    await evidencePage(runSql),
    ...WITHOUT_FIGURE,
  ];
}
