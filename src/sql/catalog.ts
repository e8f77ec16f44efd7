/** What a reader can name in SQL: the published tables and views, their columns, and the values of key columns. */
import { COUNTRIES } from '../domain/countries';
import { PUBLISHED_MODELS } from '../domain/models';
import { SCHWARTZ_TYPES, SCHWARTZ_VALUES } from '../domain/schwartz-values';
import { TABLES, type ViewName } from '../domain/tables';
import { TOPICS } from '../domain/topics';

export interface CatalogColumn {
  readonly name: string;
  /** DuckDB's name of the type. */
  readonly type: string;
  readonly meaning: string;
}

export interface Relation {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly meaning: string;
  readonly columns: readonly CatalogColumn[];
}

/** The meaning of a table that the reader made. */
export const OWN_MEANING = 'Yours';

const model: CatalogColumn = { name: 'model', type: 'VARCHAR', meaning: 'Key of the language model' };
const country: CatalogColumn = { name: 'country', type: 'VARCHAR', meaning: 'Country of the scenario' };
const topic: CatalogColumn = { name: 'topic', type: 'VARCHAR', meaning: 'Social topic of the scenario' };
const value: CatalogColumn = { name: 'value', type: 'VARCHAR', meaning: 'Schwartz value' };

const measures: readonly CatalogColumn[] = [
  {
    name: 'accuracy',
    type: 'DOUBLE',
    meaning: 'Share of the known cells in which statement and action agree',
  },
  { name: 'kappa', type: 'DOUBLE', meaning: 'Cohen’s kappa: agreement beyond chance; NULL if undefined' },
  { name: 'mcc', type: 'DOUBLE', meaning: 'Matthews correlation coefficient; NULL if undefined' },
];
const alignmentRate = (meaning: string): CatalogColumn => ({
  name: 'alignment_rate',
  type: 'DOUBLE',
  meaning,
});
const counts = (type: 'INTEGER' | 'BIGINT'): readonly CatalogColumn[] => [
  { name: 'tp', type, meaning: 'Cells that state disagree and act disagree' },
  { name: 'fp', type, meaning: 'Cells that state agree and act disagree' },
  { name: 'fn', type, meaning: 'Cells that state disagree and act agree' },
  { name: 'tn', type, meaning: 'Cells that state agree and act agree' },
  { name: 'known', type, meaning: 'Cells for which both tasks are known' },
];
const coverage: CatalogColumn = {
  name: 'coverage',
  type: 'DOUBLE',
  meaning: 'Share of all cells that are known',
};

const VIEW_DESCRIPTIONS: Readonly<Record<ViewName, Omit<Relation, 'name' | 'kind'>>> = {
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
};

/** Every published relation; views first, because most questions start from one. */
export const RELATIONS: readonly Relation[] = [
  ...(Object.entries(VIEW_DESCRIPTIONS) as [ViewName, Omit<Relation, 'name' | 'kind'>][]).map(
    ([name, description]) => ({ name, kind: 'view' as const, ...description }),
  ),
  ...TABLES.map(({ name, meaning, columns }) => ({ name, kind: 'table' as const, meaning, columns })),
];

/** The values that a column of keys can have, for completion. */
export const KEY_VALUES: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['model', PUBLISHED_MODELS.map(({ model: key }) => key)],
  ['label', PUBLISHED_MODELS.map(({ label }) => label)],
  ['country', COUNTRIES.map(({ country: name }) => name)],
  ['region', [...new Set(COUNTRIES.map(({ region }) => region))]],
  ['code', COUNTRIES.map(({ code }) => code)],
  ['topic', TOPICS.map(({ topic: name }) => name)],
  ['value', SCHWARTZ_VALUES.map(({ value: name }) => name)],
  ['type', Object.keys(SCHWARTZ_TYPES)],
  ['polarity', ['positive', 'negative']],
  ['stated', ['agree', 'disagree']],
  ['chosen', ['agree', 'disagree']],
  ['choice', ['agree', 'disagree']],
  ['grouped_by', ['country', 'topic']],
  ['group_name', [...COUNTRIES.map(({ country: name }) => name), ...TOPICS.map(({ topic: name }) => name)]],
  ['evidence', ['raw', 'log', 'listed', 'unlisted', 'margin', 'no_pair', 'undetermined']],
  ['origin', ['published', 'local', 'imported', 'replay', 'via', 'sample']],
  ['reading', ['exact', 'inferred']],
  ['criterion', ['action', 'attribution', 'explanation']],
  ['evidence_shown', ['default', 'attribution', 'explanation', 'attribution_explanation']],
]);
