/** Pages about alignment rates: of models in a country, on a topic or in a scenario; and of one model by country. */
import { countryRoute, modelRoute, scenarioRoute, topicRoute } from '../../src/analysis/shared-address';
import { dot } from '../../src/charts/dot-datum';
import { dotSpec } from '../../src/charts/dot-spec';
import { formatCount, formatRate } from '../../src/domain/text/figures';
import type { SharedPage } from './shared-page';

export interface Rate {
  readonly model: string;
  readonly label: string;
  readonly alignment_rate: number | null;
  readonly chance_rate: number | null;
  readonly highest_rate: number | null;
  readonly kappa: number | null;
  readonly known: number;
}

/** A rate somewhere. */
type Placed<Part extends string> = Rate & Readonly<Record<Part, string>>;

export type RunSql = <Row extends object>(sql: string) => Promise<Row[]>;

/** The figures of the site's own view; highest first. */
const ratesSql = (view: string, parts: readonly string[]) => `
SELECT ${['model', ...parts].join(', ')}, m.label, alignment_rate, chance_rate, highest_rate, kappa, known
FROM ${view} JOIN models AS m USING (model)
ORDER BY alignment_rate DESC NULLS LAST, m.label`;

/** As many rows as a picture can hold and be read. */
const MOST_DOTS = 11;

/** A picture's chart: a row each, the rate, and what it would be by chance. */
function ratesChart(rows: readonly { readonly name: string; readonly rate: Rate }[]): SharedPage['chart'] {
  const shown = rows.filter(({ rate }) => rate.alignment_rate !== null).slice(0, MOST_DOTS + 1);
  if (shown.length === 0) return undefined;
  const reach = shown.flatMap(({ rate }) => [rate.kappa ?? 0, rate.alignment_rate ?? 0]);
  return {
    shape: 'beside',
    draw: (drawing) =>
      dotSpec({
        data: shown.flatMap(({ name, rate }) => [
          ...dot(name, 'alignment rate', rate.alignment_rate),
          ...dot(name, 'rate when shuffled', rate.chance_rate, false),
          ...dot(name, 'kappa', rate.kappa, false),
        ]),
        rows: shown.map(({ name }) => name),
        series: ['alignment rate', 'rate when shuffled', 'kappa'],
        measure: 'Rate or coefficient',
        domain: [Math.min(0, ...reach), Math.ceil(Math.max(...reach) * 10) / 10],
        ...drawing,
      }),
  };
}

/** "0.31 (Gemma-2-9b) to 0.52 (Claude Sonnet 4)", and without the names. */
export function range(rates: readonly { readonly name: string; readonly value: number | null }[]) {
  const known = rates.filter((rate): rate is { name: string; value: number } => rate.value !== null);
  const [first] = known;
  if (!first) return null;
  const low = known.reduce((least, rate) => (rate.value < least.value ? rate : least), first);
  const high = known.reduce((most, rate) => (rate.value > most.value ? rate : most), first);
  const [from, to] = [formatRate(low.value), formatRate(high.value)];
  return {
    count: known.length,
    value: from === to ? from : `${from} to ${to}`,
    named: from === to ? `${from} (all)` : `${from} (${low.name}) to ${to} (${high.name})`,
  };
}

const COLUMNS = ['Alignment rate', 'If shuffled', 'At most', 'Kappa', 'Known cases'];

function tableOf(caption: string, head: string, rows: readonly { name: string; rate: Rate }[]) {
  return {
    caption: `${caption}. “If shuffled” is the rate expected if statements were shuffled among values, “at most” the highest with these base rates.`,
    columns: [{ title: head }, ...COLUMNS.map((title) => ({ title, numeric: true }))],
    rows: rows.map(({ name, rate }) => [
      name,
      formatRate(rate.alignment_rate),
      formatRate(rate.chance_rate),
      formatRate(rate.highest_rate),
      formatRate(rate.kappa),
      formatCount(rate.known),
    ]),
  };
}

/** How the models did somewhere. */
function modelsPage(
  place: Pick<SharedPage, 'address' | 'route' | 'kind' | 'title'>,
  where: string,
  rates: readonly Rate[],
): SharedPage {
  const rows = rates.map((rate) => ({ name: rate.label, rate }));
  const found = range(rates.map(({ label, alignment_rate }) => ({ name: label, value: alignment_rate })));
  const table = tableOf(`Alignment rates ${where}`, 'Model', rows);
  if (!found) return { ...place, table, sentence: `No alignment rate is known ${where}.` };
  const models = found.count === 1 ? 'one model' : `${found.count} models`;
  return {
    ...place,
    table,
    figure: { value: found.value, of: `alignment rates of ${models} ${where}; 1 is acting as stated` },
    sentence: `How far ${models} act as they say ${where}: alignment rates from ${found.named}.`,
    ...withChart(ratesChart(rows)),
  };
}

const withChart = (chart: SharedPage['chart']) => (chart ? { chart } : {});

/** Rows by one of their parts, in their order. */
function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

/** More models than this have pages without a picture of their own. */
const MOST_PICTURED = 24;

function modelPage(overall: Rate, countries: readonly Placed<'country'>[], pictured: boolean): SharedPage {
  const { model, label, alignment_rate } = overall;
  const place = { ...modelRoute(model), kind: 'Model', title: label };
  const rows = countries.map((rate) => ({ name: rate.country, rate }));
  const table = tableOf(`Alignment rates of ${label} by country`, 'Country', [
    { name: 'All countries', rate: overall },
    ...rows,
  ]);
  if (alignment_rate === null)
    return {
      ...place,
      table,
      sentence: `${label} has no alignment rate: its answers to both tasks are not all published.`,
    };
  const value = formatRate(alignment_rate);
  return {
    ...place,
    table,
    figure: {
      value,
      of: `alignment rate of ${label} over ${rows.length} countries; 1 is acting as stated`,
    },
    sentence: `${label} acts as it says with an alignment rate of ${value}; it would be ${formatRate(overall.chance_rate)} if its statements were shuffled among the values. Kappa: ${formatRate(overall.kappa)}.`,
    ...(pictured ? withChart(ratesChart(rows)) : {}),
  };
}

export async function ratesPages(runSql: RunSql): Promise<SharedPage[]> {
  const countries = await runSql<Placed<'country'>>(ratesSql('country_alignment', ['country']));
  const topics = await runSql<Placed<'topic'>>(ratesSql('topic_alignment', ['topic']));
  const scenarios = await runSql<Placed<'country' | 'topic'>>(
    ratesSql('scenario_alignment', ['country', 'topic']),
  );
  const overall = await runSql<Rate>(ratesSql('model_alignment', []));
  const byModel = grouped(countries, ({ model }) => model);
  return [
    {
      ...modelsPage(
        {
          address: 'models',
          route: '/models',
          kind: 'Models',
          title: 'The models, and how far they act as they say',
        },
        'over all scenarios',
        overall,
      ),
    },
    ...overall.map((rate, place) => modelPage(rate, byModel.get(rate.model) ?? [], place < MOST_PICTURED)),
    ...[...grouped(countries, ({ country }) => country)].map(([country, rates]) =>
      modelsPage(
        { ...countryRoute(country), kind: 'Country', title: country },
        `in ${inSentence(country)}`,
        rates,
      ),
    ),
    ...[...grouped(topics, ({ topic }) => topic)].map(([topic, rates]) =>
      modelsPage({ ...topicRoute(topic), kind: 'Topic', title: topic }, `on ${topic}`, rates),
    ),
    ...[...grouped(scenarios, ({ country, topic }) => `${country}\n${topic}`).values()].flatMap((rates) => {
      const [first] = rates;
      if (!first) return [];
      const { country, topic } = first;
      return modelsPage(
        { ...scenarioRoute(country, topic), kind: 'Scenario', title: `${country}, ${topic}` },
        `in ${inSentence(country)}, on ${topic}`,
        rates,
      );
    }),
  ];
}

/** A country's name after “in”. */
function inSentence(country: string): string {
  return /^(United|Philippines)/.test(country) ? `the ${country}` : country;
}
