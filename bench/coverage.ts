/** How often the site's intervals cover what they say, on simulated cases like the published ones. */
import { openFigures } from '../pipeline/duckdb';
import { seededRandom } from '../src/domain/statistics/random';
import { coverageOf, KINDS, STATISTICS } from './coverage/kinds';
import {
  estimatePopulation,
  type Population,
  placesOf,
  type Series,
  variancesOf,
} from './coverage/population';
import { printTable } from './report';

const SIZES = [12, 11, 56] as const;
/** With known choices in nearly every case, from the highest rate to the lowest. */
const MODELS = ['gpt-4o-mini', 'llama-3.3-70b-instruct', 'gpt-3.5-turbo'];
const DRAWS = { rounds: 5, samples: 100 };

interface Row {
  readonly model: string;
  readonly inclination: number | null;
  readonly action: number | null;
}

/** Inclination and action of each model, by place. */
async function publishedSeries(): Promise<ReadonlyMap<string, readonly [Series, Series]>> {
  const figures = await openFigures('public/data');
  try {
    const rows = await figures.query<Row>(
      `SELECT model, inclination, CASE chosen WHEN 'disagree' THEN 1 WHEN 'agree' THEN 0 END AS action
       FROM cells ORDER BY model, country, topic, value`,
    );
    const seriesOf = (model: string): readonly [Series, Series] => {
      const own = rows.filter((row) => row.model === model);
      if (own.length !== placesOf(SIZES).length) throw new Error(`${model} has ${own.length} cases`);
      const values = (of: (row: Row) => number | null) =>
        Float64Array.from(own, (row) => of(row) ?? Number.NaN);
      return [
        { values: values(({ inclination }) => inclination), isDisagree: (u) => u >= 0.5 },
        { values: values(({ action }) => action), isDisagree: (a) => a === 1 },
      ];
    };
    return new Map(MODELS.map((model) => [model, seriesOf(model)]));
  } finally {
    figures.close();
  }
}

function printCoverage(title: string, population: Population): void {
  console.log(`\n${title}: % of 95 % intervals that cover (their mean width; % of samples with one)`);
  for (const kind of KINDS) {
    const found = coverageOf(population, kind, STATISTICS, DRAWS, seededRandom(7));
    const texts = [...found].map(
      ([name, { covered, width, shown }]) =>
        `${name} ${(covered * 100).toFixed(1)} (${width.toFixed(2)}; ${(shown * 100).toFixed(0)})`,
    );
    console.log(`  ${kind.name}: ${texts.join(', ')}`);
  }
}

export async function benchCoverage(): Promise<void> {
  const published = await publishedSeries();
  for (const [model, series] of published) {
    const population = estimatePopulation(series, SIZES);
    const shares = ['stated', 'chosen'].map((said, k) => [
      said,
      ...variancesOf(population, k).map((share) => share.toFixed(3)),
    ]);
    printTable(
      `${model}: shares of the variance behind the answers`,
      ['', 'country', 'topic', 'both', 'value', 'value × country', 'value × topic', 'case'],
      shares,
    );
    printCoverage(model, population);
  }
  const [first = [], second = []] = [...published.values()];
  printCoverage(`${MODELS.slice(0, 2).join(' less ')}`, estimatePopulation([...first, ...second], SIZES));
}
