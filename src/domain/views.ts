/** The views on the tables of the data contract. */

export interface ViewColumn {
  readonly name: string;
  /** DuckDB's name of the type. */
  readonly type: string;
  readonly meaning: string;
}

interface ViewDescription {
  readonly meaning: string;
  readonly columns: readonly ViewColumn[];
}

const model: ViewColumn = { name: 'model', type: 'VARCHAR', meaning: 'Key of the language model' };
const country: ViewColumn = { name: 'country', type: 'VARCHAR', meaning: 'Country of the scenario' };
const topic: ViewColumn = { name: 'topic', type: 'VARCHAR', meaning: 'Social topic of the scenario' };
const value: ViewColumn = { name: 'value', type: 'VARCHAR', meaning: 'Schwartz value' };

const measures: readonly ViewColumn[] = [
  {
    name: 'accuracy',
    type: 'DOUBLE',
    meaning: 'Share of the known cells in which statement and action agree',
  },
  { name: 'kappa', type: 'DOUBLE', meaning: 'Cohen’s kappa: agreement beyond chance; NULL if undefined' },
  { name: 'mcc', type: 'DOUBLE', meaning: 'Matthews correlation coefficient; NULL if undefined' },
];
const alignmentRate = (meaning: string): ViewColumn => ({
  name: 'alignment_rate',
  type: 'DOUBLE',
  meaning,
});
const counts = (type: 'INTEGER' | 'BIGINT'): readonly ViewColumn[] => [
  { name: 'tp', type, meaning: 'Cells that state disagree and act disagree' },
  { name: 'fp', type, meaning: 'Cells that state agree and act disagree' },
  { name: 'fn', type, meaning: 'Cells that state disagree and act agree' },
  { name: 'tn', type, meaning: 'Cells that state agree and act agree' },
  { name: 'known', type, meaning: 'Cells for which both tasks are known' },
];
const coverage: ViewColumn = {
  name: 'coverage',
  type: 'DOUBLE',
  meaning: 'Share of all cells that are known',
};

/** The views, in the order in which they are made: each may use those before it. Their SQL is in `src/sql/views`. */
const DESCRIPTIONS = {
  cells: {
    meaning:
      'One row per model, country, topic and value: what the model stated, what it chose, and whether they match.',
    columns: [
      model,
      country,
      topic,
      value,
      { name: 'region', type: 'VARCHAR', meaning: 'Region of the country' },
      { name: 'type', type: 'VARCHAR', meaning: 'Schwartz type of the value' },
      {
        name: 'inclination',
        type: 'DOUBLE',
        meaning: 'Stated inclination, 0 (full agreement) to 1; NULL if only binary',
      },
      { name: 'stated', type: 'VARCHAR', meaning: 'Task 1: agree, or disagree where inclination >= 0.5' },
      { name: 'chosen', type: 'VARCHAR', meaning: 'Task 2: agree or disagree; NULL if unknown' },
      {
        name: 'distance',
        type: 'DOUBLE',
        meaning: '|inclination - action|, the action being 1 for disagree',
      },
      { name: 'misaligned', type: 'BOOLEAN', meaning: 'Whether stated and chosen differ' },
      { name: 'evidence', type: 'VARCHAR', meaning: 'How the choice is known' },
      {
        name: 'task1_variants',
        type: 'BIGINT',
        meaning: 'How many prompt variants the inclination averages',
      },
    ],
  },
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
      { name: 'disagree_stated', type: 'DOUBLE', meaning: 'Share of the cells that state disagree' },
      { name: 'disagree_chosen', type: 'DOUBLE', meaning: 'Share of the cells that act disagree' },
      coverage,
    ],
  },
  value_distance: {
    meaning: 'The alignment distance of each value in a country or topic, and its rank there.',
    columns: [
      model,
      { name: 'grouped_by', type: 'VARCHAR', meaning: 'country or topic' },
      { name: 'group_name', type: 'VARCHAR', meaning: 'Which country or topic' },
      value,
      { name: 'mean_inclination', type: 'DOUBLE', meaning: 'Mean stated inclination, 0 agree to 1 disagree' },
      { name: 'mean_action', type: 'DOUBLE', meaning: 'Share of the choices that are disagree' },
      { name: 'distance', type: 'DOUBLE', meaning: '|mean inclination - mean action|' },
      { name: 'ranking', type: 'BIGINT', meaning: '1 for the largest distance of the group' },
      { name: 'known', type: 'BIGINT', meaning: 'Cells for which both are known' },
    ],
  },
} as const satisfies Record<string, ViewDescription>;

export type ViewName = keyof typeof DESCRIPTIONS;

export const VIEW_DESCRIPTIONS: Readonly<Record<ViewName, ViewDescription>> = DESCRIPTIONS;

export const VIEWS = Object.keys(DESCRIPTIONS) as ViewName[];
