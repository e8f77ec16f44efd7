import { readFileSync } from 'node:fs';
import { openFigures } from '../pipeline/duckdb';
import { readSample } from '../pipeline/sources/sample';
import type { OverviewData } from '../src/analysis/overview-data';
import { loadOverviewFigures, type RunSql } from '../src/analysis/overview-figures';
import { PAPER_MODELS } from '../src/analysis/paper-models';
import { VALUE_GLOSSES } from '../src/domain/value-glosses';
import { PLAY_VALUES, type PlayAction, type PlayCase } from '../src/domain/via/play-case';

const SAMPLE_FILE = new URL('../pipeline/sample/nigeria-health.json', import.meta.url);

const MODEL_ANSWERS_SQL = `
SELECT m.label, c.value, c.inclination, c.stated, c.chosen
FROM cells AS c JOIN models AS m USING (model)
WHERE m.model IN ${PAPER_MODELS} AND c.country = ? AND c.topic = ?
  AND (c.stated IS NOT NULL OR c.chosen IS NOT NULL)
ORDER BY m.label`;

type ModelAnswer = PlayCase['models'][number] & { readonly value: string };

async function playCases(runSql: RunSql, sampleFile: URL): Promise<PlayCase[]> {
  const sample = readSample(sampleFile.pathname, readFileSync(sampleFile));
  const answers = await runSql<ModelAnswer>(MODEL_ANSWERS_SQL, [sample.country, sample.topic]);
  const action = (value: string, polarity: string): PlayAction => {
    const found = sample.actions.find((entry) => entry.value === value && entry.polarity === polarity);
    if (!found) throw new Error(`The sample has no ${polarity} action for ${value}`);
    return { action: found.action, spans: found.spans, explanation: found.explanation };
  };
  return PLAY_VALUES.map((value) => ({
    country: sample.country,
    topic: sample.topic,
    value,
    gloss: VALUE_GLOSSES[value] ?? '',
    positive: action(value, 'positive'),
    negative: action(value, 'negative'),
    models: answers
      .filter((row) => row.value === value)
      .map(({ label, inclination, stated, chosen }) => ({ label, inclination, stated, chosen })),
  }));
}

/**
 * Everything that the overview shows before DuckDB runs in the browser, by the same SQL in Node's DuckDB.
 *
 * @throws SourceError where the sample scenario is malformed
 */
export async function overviewData(dataFolder: string, sampleFile = SAMPLE_FILE): Promise<OverviewData> {
  const figures = await openFigures(dataFolder);
  try {
    const runSql: RunSql = (sql, params) => figures.query(sql, params);
    return { figures: await loadOverviewFigures(runSql), play: await playCases(runSql, sampleFile) };
  } finally {
    figures.close();
  }
}
