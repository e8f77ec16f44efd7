import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Database, SqlFunction } from '../../db/types';
import type { SetAsideRecords } from '../set-aside';
import { bringEarlierTables } from './earlier-tables';
import { createHistory, type SqlHistory } from './history';
import { tabStores } from './kept-tabs';
import { createRuns, type SqlRuns } from './runs';
import { createStatisticsChoice, type StatisticsChoice } from './statistics-choice';
import { createTabs, type SqlTabs } from './tabs';

/** The state of the SQL page; it outlives the view, so that results are there when the reader comes back. */
export interface SqlPage {
  readonly database: Database;
  readonly tabs: SqlTabs;
  readonly history: SqlHistory;
  readonly runs: SqlRuns;
  /** Why what the reader keeps could not be looked at, or brought over from an earlier version. */
  readonly problem: ReadonlySignal<string | null>;
  /** How many rows of a result are read. */
  readonly maxRows: Signal<number>;
  /** Seconds that a run may take; null for no limit. */
  readonly seconds: Signal<number | null>;
  readonly statistics: StatisticsChoice;
  /** DuckDB's functions; empty until they are known. */
  readonly functions: ReadonlySignal<readonly SqlFunction[]>;
  /** Asks DuckDB for its functions, once. */
  loadFunctions(): void;
}

const DEFAULT_SECONDS = 60;
const DEFAULT_ROWS = 100_000;

const FIRST_QUERY = `-- How often does each model act on the values it states?
-- Press Run or Ctrl-Enter. Ask anything: see Tables for what there is.
SELECT label, round(alignment_rate, 3) AS alignment_rate,
  round(kappa, 3) AS kappa, coverage
FROM model_alignment JOIN models USING (model)
ORDER BY alignment_rate DESC;`;

export function createSqlPage({
  database,
  setAside,
}: {
  database: Database;
  setAside: Pick<SetAsideRecords, 'look'>;
}): SqlPage {
  const history = createHistory();
  const functions = signal<readonly SqlFunction[]>([]);
  const runs = createRuns(database.workbench, history, () => functions.value.map(({ name }) => name));
  let asked = false;
  const problem = signal<string | null>(null);
  let brought = false;
  /** Whenever DuckDB has been started. */
  const open = async () => {
    try {
      await database.workbench.look();
      if (!brought) await bringEarlierTables(database.workbench, () => void setAside.look());
      brought = true;
      problem.value = null;
    } catch (error) {
      problem.value = `What you keep from earlier visits could not be opened (${(error as Error).message}). It is still kept: reload the page to try again.`;
    }
  };
  effect(() => {
    if (database.state.value.phase === 'ready') void open();
  });
  return {
    database,
    tabs: createTabs(tabStores(), FIRST_QUERY, runs.forget),
    history,
    runs,
    problem,
    maxRows: signal(DEFAULT_ROWS),
    seconds: signal<number | null>(DEFAULT_SECONDS),
    statistics: createStatisticsChoice(),
    functions,
    loadFunctions() {
      if (asked) return;
      asked = true;
      database.workbench
        .functions()
        .then((found) => {
          functions.value = found;
        })
        .catch(() => {
          asked = false;
        });
    },
  };
}
