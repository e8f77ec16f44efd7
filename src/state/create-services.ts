import type { OverviewData } from '../analysis/overview-data';
import { createDatabase } from '../db/database';
import { mayHaveKept } from '../storage/open-storage';
import { createImports } from './imports/imports';
import { createModelList } from './model-list';
import { createOverview } from './overview';
import { createRunTabs } from './runs/run-tabs';
import type { Services } from './services';
import { createSetAside } from './set-aside';
import { OWN_STORE } from './sql/own-store';
import { createTabNews } from './tab-news';
import { waitingDatabase } from './waiting-database';

/**
 * Makes what the views share. Nothing is started, and no browser is needed: the prerender makes it too.
 *
 * @param data the figures and cases that the page was built with
 * @param built whether the site was built with the VIA release
 * @param answers the address of the answers built with the site; null if there are none
 */
export function createServices(
  { figures, play }: OverviewData,
  built: boolean,
  answers: string | null = null,
): Services {
  const made = new Map<unknown, unknown>();
  const plain = createDatabase(answers, OWN_STORE);
  const setAside = createSetAside();
  const imports = createImports(plain, built, setAside.note, (news) => {
    services.once(createTabNews).value = news;
  });
  let restored: Promise<void> | null = null;
  const database = waitingDatabase(plain, imports.ready, (sql) =>
    Promise.all([imports.ready(sql), services.restoreRuns()]),
  );
  const services: Services = {
    database,
    models: createModelList(database),
    overview: createOverview(database, figures),
    imports,
    setAside,
    play,
    once<State>(make: (services: Services) => State): State {
      if (!made.has(make)) made.set(make, make(services));
      return made.get(make) as State;
    },
    restoreRuns() {
      if (!restored) followRuns(services);
      restored ??= restoreRuns(services).catch(() => {
        // Code that could not be fetched may come at the next attempt.
        restored = null;
      });
      return restored;
    },
  };
  return services;
}

/** What other tabs do with runs, this one follows; its code is fetched once there is something. */
function followRuns({ once }: Services): void {
  let last: Promise<unknown> = Promise.resolve();
  once(createRunTabs).hear((run) => {
    last = last
      .then(async () => {
        const { createLocalRuns } = await import('./runs/local-runs');
        await once(createLocalRuns).follow(run);
      })
      .catch(console.error);
  });
}

async function restoreRuns({ once }: Services): Promise<void> {
  if (!(await mayHaveKept())) return;
  const { runStore } = await import('../storage/run-store');
  // Where the list cannot be read, the runs say so.
  const found = await runStore.list().catch(() => null);
  if (found?.good.length === 0 && found.setAside.length === 0) return;
  const { createLocalRuns } = await import('./runs/local-runs');
  await once(createLocalRuns).restore();
}
