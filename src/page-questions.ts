/** Asks what each page asks when it is opened by a plain link: in Node, when the site is built. */
import { casesFile, PLAIN_PAGES, scenarioFile, valueFile } from './analysis/answer-files';
import {
  NEIGHBOURS_SQL,
  SCENARIO_ACTIONS_SQL,
  SCENARIO_CASE_MODELS_SQL,
} from './analysis/cases/case-figures';
import { SCENARIO_CASES_SQL, SCENARIO_MODELS_SQL } from './analysis/cases/scenario-figures';
import { agreementAmong, alignedCountSql, onlyOneAlignsSql } from './analysis/compare/compare-sql';
import { DEFAULT_COMPARISON } from './analysis/compare/compare-state';
import { createComparison } from './analysis/compare/comparison';
import {
  FIRST_ACTIONS,
  findFirstActions,
  loadActions,
  WITHOUT_PAIR_SQL,
} from './analysis/dataset/action-rows';
import { MISSING_PAIRS_SQL } from './analysis/described-tables';
import { MEMBERS } from './analysis/dimensions';
import { EVIDENCE_SQL } from './analysis/evidence/evidence-sql';
import { createExplore, questionOf, TOO_MANY } from './analysis/explore/answered';
import { DEFAULT_STATE } from './analysis/explore/explore-state';
import { CELLS_SQL } from './analysis/findings/cells';
import { CLAIMS } from './analysis/findings/claims';
import { findOn } from './analysis/findings/find';
import { FIRST_SCREEN, firstScreenOf } from './analysis/misaligned/first-screen';
import { MISALIGNED_ROWS_SQL, type MisalignedRow } from './analysis/misaligned/misaligned-rows';
import { RATE_SPREAD_SQL, RATES_SQL } from './analysis/rate-spread';
import type { Database } from './db/types';
import { groupIntervals, pairedDifferences } from './domain/statistics/group-intervals';
import { MODEL_TABLE_SQL } from './state/imports/model-rows';
import { createModelList } from './state/model-list';
import { SCENARIOS_WITH_ACTIONS_SQL } from './state/runs/actions';

export interface Contents {
  /** Whether the site holds all actions, not only the sample's. */
  readonly holdsVia: boolean;
}

/** The first of the list; DuckDB is asked for others, so that building and fetching a file do not grow with their number. */
const MODELS_IN_FILE = 30;

/** Asks the questions of one file; what it asks of the database is what the file answers. */
type Ask = (database: Database) => Promise<unknown>;

async function explore(database: Database, models: Models): Promise<void> {
  const page = createExplore(database, async ({ counts, statistic, target }) =>
    groupIntervals(counts, statistic, target),
  );
  await page.ask(questionOf(DEFAULT_STATE, models.models.value));
  const { error } = page.status.value;
  if (error) throw error;
  const intervals = page.intervals.value;
  if (intervals.kind === 'none' && intervals.reason !== TOO_MANY) throw new Error(intervals.reason);
}

type Models = ReturnType<typeof createModelList>;

async function compare(database: Database, { models }: Models): Promise<void> {
  const page = createComparison(database, async ({ counts, statistic, target, model, baseline }) =>
    pairedDifferences(counts, statistic, target, model, baseline),
  );
  await page.compare(DEFAULT_COMPARISON);
  if (page.error.value) throw page.error.value;
  const [first = '', second = ''] = DEFAULT_COMPARISON.models;
  for (const sql of [
    alignedCountSql(first, second),
    onlyOneAlignsSql(first, second),
    onlyOneAlignsSql(second, first),
    agreementAmong(models.value, DEFAULT_COMPARISON.models).sql,
  ])
    await database.query(sql);
}

async function findings(database: Database): Promise<void> {
  for (const claim of CLAIMS) await findOn(database, claim, (own, answers) => own.judge(answers));
  await database.query(CELLS_SQL);
}

const allMisaligned = async (database: Database) =>
  (await database.query<MisalignedRow>(MISALIGNED_ROWS_SQL)).rows;

async function dataset(database: Database, { holdsVia }: Contents): Promise<void> {
  await database.computed(...FIRST_ACTIONS, () => findFirstActions(database));
  await database.query(WITHOUT_PAIR_SQL);
  // All actions of VIA are too large an answer.
  if (!holdsVia) await loadActions(database, new AbortController().signal);
}

/** What each file of answers is asked, by its name. */
export function pageQuestions(contents: Contents): ReadonlyMap<string, Ask> {
  const asks = new Map<string, Ask>();
  const add = (name: string, ask: (database: Database, models: Models) => Promise<unknown>) => {
    if (asks.has(name)) throw new Error(`Two pages have the file of answers ${name}`);
    asks.set(name, async (database) => {
      const models = createModelList(database);
      await models.refresh();
      await ask(database, models);
    });
  };
  const plain: Readonly<Record<(typeof PLAIN_PAGES)[number], Parameters<typeof add>[1]>> = {
    findings,
    explore,
    compare,
    misaligned: (database) =>
      database.computed(...FIRST_SCREEN, async () => firstScreenOf(await allMisaligned(database))),
    dataset: (database) => dataset(database, contents),
    data: (database) => database.query(MISSING_PAIRS_SQL),
    models: (database) => database.query(MODEL_TABLE_SQL),
    evidence: (database) => database.query(EVIDENCE_SQL),
    run: async (database) => {
      await database.query(SCENARIOS_WITH_ACTIONS_SQL);
      await database.query(RATE_SPREAD_SQL);
      await database.query(RATES_SQL);
    },
  };
  for (const name of PLAIN_PAGES) add(name, plain[name]);
  add('misaligned-all', allMisaligned);
  for (const country of MEMBERS.country)
    for (const topic of MEMBERS.topic) {
      add(scenarioFile(country, topic), async (database) => {
        await database.query(SCENARIO_MODELS_SQL, { params: [country, topic] });
        await database.query(SCENARIO_CASES_SQL, { params: [country, topic] });
      });
      add(casesFile(country, topic), async (database) => {
        await database.query(SCENARIO_CASE_MODELS_SQL, { params: [country, topic] });
        await database.query(SCENARIO_ACTIONS_SQL, { params: [country, topic] });
      });
    }
  for (const value of MEMBERS.value)
    add(valueFile(value), async (database, { models }) => {
      for (const { model } of models.value.slice(0, MODELS_IN_FILE))
        await database.query(NEIGHBOURS_SQL, { params: [model, value] });
    });
  return asks;
}
