import type { PlayCase } from '../domain/via/play-case';
import type { OverviewFigures } from './overview-figures';

/** The overview's data in the built page, as JSON in `#overview-data`. */
export interface OverviewData {
  readonly figures: OverviewFigures;
  readonly play: readonly PlayCase[];
}

export const OVERVIEW_DATA_ID = 'overview-data';
