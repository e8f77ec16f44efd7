import type { NamedQuery } from '../notebook/cells';
import { readSqlFile } from '../notebook/sql-file';
import alignmentRate from '../notebooks/alignment-rate.sql?raw';
import beyondChance from '../notebooks/beyond-chance.sql?raw';
import oneScenario from '../notebooks/one-scenario.sql?raw';

/** A few queries that follow from each other, each in its own tab. */
export interface Notebook {
  readonly id: string;
  readonly title: string;
  /** What it does, without what comes of it. */
  readonly about: string;
  readonly queries: readonly NamedQuery[];
}

export const NOTEBOOKS: readonly Notebook[] = [
  {
    id: 'alignment-rate',
    title: 'From raw answers to the alignment rate',
    about: 'Ratings become statements, statements meet choices, and their F1 score is set beside the site’s.',
    queries: readSqlFile(alignmentRate, 'Rate'),
  },
  {
    id: 'beyond-chance',
    title: 'Is it more than chance?',
    about: 'Base rates, what chance alone would give, a shuffled comparison, and kappa beside the rate.',
    queries: readSqlFile(beyondChance, 'Chance'),
  },
  {
    id: 'one-scenario',
    title: 'One scenario in full',
    about: 'What all models state, choose and contradict in one country and topic, value by value.',
    queries: readSqlFile(oneScenario, 'Scenario'),
  },
];
