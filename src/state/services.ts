import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Database } from '../db/database';
import type { PlayCase } from '../domain/via/play-case';
import type { Sources } from './imports/imports';
import type { ModelList } from './model-list';
import type { OverviewModel } from './overview';

/** What the views share. Made once, in `main.tsx` (or by the prerender), and handed down. */
export interface Services {
  readonly database: Database;
  readonly models: ModelList;
  readonly overview: OverviewModel;
  readonly sources: Sources;
  readonly play: readonly PlayCase[];
}

export const ServicesContext = createContext<Services | null>(null);

/** @throws outside of a ServicesContext */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('Services are missing: wrap the view in ServicesContext.Provider');
  return services;
}
