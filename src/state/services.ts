import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Database } from '../db/types';
import type { PlayCase } from '../domain/via/play-case';
import type { Imports } from './imports/imports';
import type { ModelList } from './model-list';
import type { Overview } from './overview';
import type { SetAsideRecords } from './set-aside';

/** What outlives a view. Made once, by `createServices`, and passed down. */
export interface Services {
  /** Queries and scripts wait for what earlier visits kept, as far as they may need it. */
  readonly database: Database;
  readonly models: ModelList;
  readonly overview: Overview;
  readonly imports: Imports;
  readonly setAside: SetAsideRecords;
  readonly play: readonly PlayCase[];
  /** The result of `make`, made at its first use and then kept: one page's state, whose code comes with the page. */
  once<State>(make: (services: Services) => State): State;
  /** Turns the runs that earlier visits kept into models, once; fetches its code only where there may be some. */
  restoreRuns(): Promise<void>;
}

export const ServicesContext = createContext<Services | null>(null);

/** @throws outside of a ServicesContext */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('Services are missing: wrap the view in ServicesContext.Provider');
  return services;
}
