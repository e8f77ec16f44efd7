/** The reader's own database, in which a script's tables and views are made. */
export const OWN_DATABASE = 'mine';

/** DuckDB's name for the database of the published tables. */
export const PUBLISHED_DATABASE = 'memory';

/** Where results are put back to be sorted, counted and written. */
export const RESULTS_DATABASE = 'lens_results';
