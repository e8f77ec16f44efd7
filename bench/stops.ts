/** How often the interval at which a run stops covers the rate over all scenarios, and what stopping saves. */
import { openFigures } from '../pipeline/duckdb';
import { simulateStops } from '../src/domain/statistics/simulate-stops';
import { median, printTable } from './report';

const RUNS = 1000;
const WITHIN = [0.1, 0.07, 0.05, 0.03] as const;

/** The rates of each published model, scenario by scenario; of those with a rate in every one. */
export async function publishedRates(): Promise<ReadonlyMap<string, readonly number[]>> {
  const figures = await openFigures('public/data');
  try {
    const rows = await figures.query<{ model: string; rates: number[] }>(
      `SELECT model, to_json(list(alignment_rate ORDER BY country, topic))::VARCHAR AS rates FROM scenario_alignment
       GROUP BY model HAVING count(alignment_rate) = 132 ORDER BY model`,
    );
    return new Map(rows.map(({ model, rates }) => [model, JSON.parse(String(rates)) as number[]]));
  } finally {
    figures.close();
  }
}

export async function benchStops(): Promise<void> {
  const rows: string[][] = [];
  for (const [model, rates] of await publishedRates())
    for (const within of WITHIN) {
      const { covered, asked } = simulateStops(rates, within, RUNS);
      const saved = 1 - median([...asked]) / rates.length;
      rows.push([
        model,
        `±${within}`,
        `${(covered * 100).toFixed(1)} %`,
        `${median([...asked])}`,
        `${(saved * 100).toFixed(0)} %`,
      ]);
    }
  printTable(
    `Stopping early: ${RUNS} runs of each published model`,
    ['model', 'interval', 'covers', 'scenarios asked', 'prompts saved (median)'],
    rows,
  );
}
