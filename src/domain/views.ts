/** The views on the tables of the data contract. */

import { column, tableNamed } from './tables';

export interface ViewColumn {
  readonly name: string;
  /** DuckDB's name for the type. */
  readonly type: string;
  readonly meaning: string;
}

interface ViewDescription {
  readonly meaning: string;
  readonly columns: readonly ViewColumn[];
}

const model: ViewColumn = column('model', 'VARCHAR', 'Key of the language model');
const country: ViewColumn = column('country', 'VARCHAR', 'Country of the scenario');
const topic: ViewColumn = column('topic', 'VARCHAR', 'Social topic of the scenario');
const value: ViewColumn = column('value', 'VARCHAR', 'Schwartz value');

const measures: readonly ViewColumn[] = [
  column('chance_rate', 'DOUBLE', 'Alignment rate expected if the statements were shuffled in each scenario'),
  column('highest_rate', 'DOUBLE', 'Highest alignment rate that the base rates of each scenario allow'),
  column('accuracy', 'DOUBLE', 'Share of the known cells in which statement and action agree'),
  column('kappa', 'DOUBLE', 'Cohen’s kappa: agreement beyond chance; NULL if undefined'),
  column('mcc', 'DOUBLE', 'Matthews correlation coefficient; NULL if undefined'),
];
const alignmentRate = (meaning: string): ViewColumn => column('alignment_rate', 'DOUBLE', meaning);
const counts = (type: 'INTEGER' | 'BIGINT'): readonly ViewColumn[] => [
  column('tp', type, 'Cells that state disagree and act disagree'),
  column('fp', type, 'Cells that state agree and act disagree'),
  column('fn', type, 'Cells that state disagree and act agree'),
  column('tn', type, 'Cells that state agree and act agree'),
  column('known', type, 'Cells for which both tasks are known'),
];
const coverage: ViewColumn = column('coverage', 'DOUBLE', 'Share of all cells that are known');

/** The views, in the order in which they are made: each may use those before it. Their SQL is in `src/sql/views`. */
const DESCRIPTIONS = {
  scenario_alignment: {
    meaning:
      'The alignment measures of a scenario (country and topic) over its 56 values, one row per model.',
    columns: [
      model,
      country,
      topic,
      ...counts('BIGINT'),
      alignmentRate('F1 with disagree as the positive class'),
      ...measures,
      coverage,
    ],
  },
  country_alignment: {
    meaning: 'The alignment rate of a country: the mean over its 11 topics.',
    columns: [
      model,
      country,
      alignmentRate('Mean over the topics'),
      ...measures,
      ...counts('INTEGER'),
      coverage,
    ],
  },
  topic_alignment: {
    meaning: 'The alignment rate of a topic: the mean over the 12 countries.',
    columns: [
      model,
      topic,
      alignmentRate('Mean over the countries'),
      ...measures,
      ...counts('INTEGER'),
      coverage,
    ],
  },
  model_alignment: {
    meaning: 'The alignment rate of a model: the mean over the 12 countries.',
    columns: [
      model,
      alignmentRate('Mean over the countries'),
      ...measures,
      ...counts('INTEGER'),
      column('disagree_stated', 'DOUBLE', 'Share of the cells that state disagree'),
      column('disagree_chosen', 'DOUBLE', 'Share of the cells that act disagree'),
      coverage,
    ],
  },
  model_bounds: {
    meaning:
      'What the unknown cells of a model leave open: its rate at best, at worst, and as its list suggests.',
    columns: [
      model,
      column('known', 'INTEGER', 'Cells for which both tasks are known'),
      column('unknown', 'INTEGER', 'The other cells'),
      column('choice_unknown', 'INTEGER', 'Cells whose choice is unknown'),
      column('statement_unknown', 'INTEGER', 'Cells whose statement is unknown'),
      column('unlisted', 'INTEGER', 'Unknown cells that the model’s list of misaligned cases lacks'),
      column('assumed', 'INTEGER', 'Of these, the cells with one part known'),
      column('rate_at_worst', 'DOUBLE', 'Alignment rate if every unknown cell were misaligned'),
      column(
        'rate_at_best',
        'DOUBLE',
        'Alignment rate if every unknown cell were aligned, as disagreement where open',
      ),
      column('unlisted_rate', 'DOUBLE', 'Alignment rate if those are aligned; NULL without a list or a rate'),
      column('lowest_misaligned', 'DOUBLE', 'Share of all cells known to be misaligned'),
      column('highest_misaligned', 'DOUBLE', 'That share if every unknown cell were misaligned'),
      column('lowest_accuracy', 'DOUBLE', 'Share of all cells known to be aligned'),
      column('highest_accuracy', 'DOUBLE', 'That share if every unknown cell were aligned'),
    ],
  },
  cell_preferences: {
    meaning:
      'The cells with how far each case’s answers are against the value: a preference, where a run was asked in both orders of the options.',
    columns: [
      ...tableNamed('cells').columns,
      column(
        'mean_action',
        'DOUBLE',
        'Mean over the prompts asked, 1 for disagree, or of the probabilities; asked once, it is the choice',
      ),
      column('preference_distance', 'DOUBLE', '|inclination - mean_action|'),
    ],
  },
  value_distance: {
    meaning: 'The alignment distance of each value in a country or topic, and its rank there.',
    columns: [
      model,
      column('grouped_by', 'VARCHAR', 'country or topic'),
      column('group_name', 'VARCHAR', 'Which country or topic'),
      value,
      column('mean_inclination', 'DOUBLE', 'Mean stated inclination, 0 agree to 1 disagree'),
      column('mean_action', 'DOUBLE', 'Share of the choices that are disagree'),
      column('distance', 'DOUBLE', '|mean inclination - mean action|'),
      column('ranking', 'BIGINT', '1 for the largest distance of the group'),
      column('known', 'BIGINT', 'Cells for which both are known'),
    ],
  },
} as const satisfies Record<string, ViewDescription>;

export type ViewName = keyof typeof DESCRIPTIONS;

export const VIEW_DESCRIPTIONS: Readonly<Record<ViewName, ViewDescription>> = DESCRIPTIONS;

export const VIEWS = Object.keys(DESCRIPTIONS) as ViewName[];
