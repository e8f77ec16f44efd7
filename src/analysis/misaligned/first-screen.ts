/** What the page of misaligned cases shows before all of them are there: of many models, they are a large answer. */
import { type Filtered, filterMisaligned, type MisalignedFilter } from './misaligned-filter';
import { FACETS, MISALIGNED_ROWS_SQL, type MisalignedFacet, type MisalignedRow } from './misaligned-rows';

const FIRST_ROWS = 40;

/** The first rows that no filter leaves out, how many there are, and what the facets count. */
export interface FirstScreen {
  readonly rows: readonly MisalignedRow[];
  readonly total: number;
  readonly counts: Readonly<Record<MisalignedFacet, readonly (readonly [string, number])[]>>;
}

/** What is computed from all misaligned cases. */
export const FIRST_SCREEN = [MISALIGNED_ROWS_SQL, 'first screen'] as const;

const NO_FILTER: MisalignedFilter = { chosen: {}, text: '' };

export function isUnfiltered({ chosen, text }: MisalignedFilter): boolean {
  return text === '' && Object.keys(chosen).length === 0;
}

export function firstScreenOf(all: readonly MisalignedRow[]): FirstScreen {
  const { rows, counts } = filterMisaligned(all, NO_FILTER, () => true);
  const entries = FACETS.map((facet) => [facet, [...counts[facet]]] as const);
  return {
    rows: rows.slice(0, FIRST_ROWS),
    total: rows.length,
    counts: Object.fromEntries(entries) as unknown as FirstScreen['counts'],
  };
}

/** As the page shows it. */
export function filteredOf({ rows, total, counts }: FirstScreen): Filtered {
  const maps = FACETS.map((facet) => [facet, new Map(counts[facet])] as const);
  return { rows, total, counts: Object.fromEntries(maps) as unknown as Filtered['counts'] };
}
