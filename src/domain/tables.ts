/**
 * The data contract: every table of the site, one definition for the pipeline that writes it, the browser that
 * loads it, and the reader who queries it. Views built on these tables are in `views.ts`.
 */

export type ColumnType = 'VARCHAR' | 'VARCHAR[]' | 'TINYINT' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly meaning: string;
  /** True where a value may be NULL; `meaning` says when. */
  readonly nullable?: true;
}

export interface Table {
  readonly name: string;
  readonly meaning: string;
  /** Columns that identify a row, and the order in which rows are stored. */
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  /** True where each model has a file of its own, `<table>/<model>.parquet`. */
  readonly filePerModel?: true;
}

const model: Column = { name: 'model', type: 'VARCHAR', meaning: 'Key of the language model, as in models' };
const country: Column = { name: 'country', type: 'VARCHAR', meaning: 'Country of the scenario' };
const topic: Column = { name: 'topic', type: 'VARCHAR', meaning: 'Social topic of the scenario' };
const value: Column = { name: 'value', type: 'VARCHAR', meaning: 'Schwartz value, in the spelling of VIA' };

export const TABLES = [
  {
    name: 'models',
    meaning: 'The language models: published ones, and those that you score or import.',
    key: ['model'],
    columns: [
      model,
      { name: 'label', type: 'VARCHAR', meaning: 'Name shown on the site' },
      { name: 'provider', type: 'VARCHAR', meaning: 'Who made the model' },
      {
        name: 'parameters',
        type: 'DOUBLE',
        meaning: 'Parameters in billions; NULL where undisclosed',
        nullable: true,
      },
      { name: 'origin', type: 'VARCHAR', meaning: 'published, local, imported or replay' },
      { name: 'note', type: 'VARCHAR', meaning: 'What readers should know about its figures' },
    ],
  },
  {
    name: 'countries',
    meaning: 'The 12 countries.',
    key: ['country'],
    columns: [
      country,
      { name: 'code', type: 'VARCHAR', meaning: "The poster's abbreviation" },
      { name: 'region', type: 'VARCHAR', meaning: "The poster's grouping of countries" },
    ],
  },
  {
    name: 'topics',
    meaning: 'The 11 social topics.',
    key: ['topic'],
    columns: [topic, { name: 'short', type: 'VARCHAR', meaning: 'Short name for axes' }],
  },
  {
    name: 'schwartz_values',
    meaning: 'The 56 values of the Schwartz value survey in their ten types.',
    key: ['value'],
    columns: [
      value,
      { name: 'type', type: 'VARCHAR', meaning: 'One of the ten Schwartz types' },
      { name: 'gloss', type: 'VARCHAR', meaning: 'What the value means, in this site’s words' },
    ],
  },
  {
    name: 'via_actions',
    meaning: 'The value-informed actions: for each country, topic and value, one for and one against it.',
    key: ['country', 'topic', 'value', 'polarity'],
    columns: [
      country,
      topic,
      value,
      {
        name: 'polarity',
        type: 'VARCHAR',
        meaning: 'positive: acts on the value; negative: acts against it',
      },
      {
        name: 'action',
        type: 'VARCHAR',
        meaning: 'The action; NULL where the generator wrote none',
        nullable: true,
      },
      {
        name: 'spans',
        type: 'VARCHAR[]',
        meaning: 'Parts of the action attributed to the value; NULL without an action',
        nullable: true,
      },
      {
        name: 'explanation',
        type: 'VARCHAR',
        meaning: 'Why the action shows the value or opposes it; NULL without an action',
        nullable: true,
      },
      { name: 'origin', type: 'VARCHAR', meaning: 'via: the release; sample: written for this site' },
      {
        name: 'problem',
        type: 'VARCHAR',
        meaning: 'Why there is no action (a refusal or an unreadable answer); NULL where there is one',
        nullable: true,
      },
    ],
  },
  {
    name: 'task1_ratings',
    meaning: 'Task 1: how far a model, asked as someone from the country, agrees with a value.',
    key: ['model', 'country', 'topic', 'value', 'variant'],
    filePerModel: true,
    columns: [
      model,
      country,
      topic,
      value,
      { name: 'variant', type: 'TINYINT', meaning: 'Prompt variant, 0 to 7' },
      {
        name: 'rating',
        type: 'TINYINT',
        meaning: '1 strongly agree (very much like me) to 4 strongly disagree (not like me at all)',
      },
    ],
  },
  {
    name: 'task1_inclinations_recovered',
    meaning: 'Task 1 of a model whose raw answers are not in the release: only the binary inclination.',
    key: ['model', 'country', 'topic', 'value'],
    columns: [
      model,
      country,
      topic,
      value,
      { name: 'stated', type: 'VARCHAR', meaning: 'agree or disagree' },
    ],
  },
  {
    name: 'task2_choices',
    meaning: 'Task 2: which of the two actions a model chose.',
    key: ['model', 'country', 'topic', 'value', 'variant'],
    columns: [
      model,
      country,
      topic,
      value,
      {
        name: 'variant',
        type: 'TINYINT',
        meaning: 'Prompt variant, 0 to 7; the published runs use 5',
      },
      {
        name: 'choice',
        type: 'VARCHAR',
        meaning: 'agree: the action for the value; disagree: the one against it; NULL if unknown',
        nullable: true,
      },
      {
        name: 'evidence',
        type: 'VARCHAR',
        meaning:
          'How the choice is known: raw (the authors’ result file), log, listed, unlisted, margin, no_pair or undetermined',
      },
    ],
  },
  {
    name: 'task2_prompt_variants',
    meaning: 'Task 2 under all eight prompt variants, on 50 cells.',
    key: ['model', 'country', 'topic', 'value', 'variant'],
    columns: [
      model,
      country,
      topic,
      value,
      { name: 'variant', type: 'TINYINT', meaning: 'Prompt variant, 0 to 7' },
      { name: 'wording', type: 'TINYINT', meaning: 'Which of two wordings, 0 or 1' },
      { name: 'options_reversed', type: 'BOOLEAN', meaning: 'Whether the two actions swapped places' },
      { name: 'asks_explanation', type: 'BOOLEAN', meaning: 'Whether the prompt asks for an explanation' },
      {
        name: 'choice',
        type: 'VARCHAR',
        meaning: 'agree or disagree; NULL if the model chose neither',
        nullable: true,
      },
    ],
  },
  {
    name: 'gap_prediction',
    meaning: 'Whether a predictor foresaw that a model would take an action, by the evidence it was shown.',
    key: ['predictor', 'evidence_shown', 'item'],
    columns: [
      { name: 'predictor', type: 'VARCHAR', meaning: 'The model that predicts' },
      {
        name: 'evidence_shown',
        type: 'VARCHAR',
        meaning: 'default (the action alone), attribution, explanation or attribution_explanation (both)',
      },
      { name: 'item', type: 'INTEGER', meaning: 'Number of the case, 0 to 199' },
      { name: 'will_act', type: 'BOOLEAN', meaning: 'Whether the action was taken' },
      {
        name: 'predicted',
        type: 'BOOLEAN',
        meaning: 'What the predictor said; NULL if unreadable',
        nullable: true,
      },
    ],
  },
  {
    name: 'human_annotation',
    meaning: 'Two annotators’ judgement of generated actions, by generation prompt and criterion.',
    key: ['annotator', 'item', 'generation_prompt', 'criterion'],
    columns: [
      { name: 'annotator', type: 'TINYINT', meaning: 'Annotator 1 or 2' },
      { name: 'item', type: 'INTEGER', meaning: 'Number of the item, 0 to 79' },
      country,
      topic,
      value,
      { name: 'polarity', type: 'VARCHAR', meaning: 'positive or negative' },
      { name: 'generation_prompt', type: 'TINYINT', meaning: 'Generation prompt, 0 to 7' },
      { name: 'criterion', type: 'VARCHAR', meaning: 'action, attribution or explanation' },
      { name: 'score', type: 'TINYINT', meaning: '1 acceptable, 0 not' },
    ],
  },
  {
    name: 'misaligned_listed',
    meaning: 'The authors’ own list of misaligned cases, by model.',
    key: ['model', 'country', 'topic', 'value'],
    columns: [
      model,
      country,
      topic,
      value,
      { name: 'stated', type: 'VARCHAR', meaning: 'Task 1: agree or disagree' },
      { name: 'chosen', type: 'VARCHAR', meaning: 'Task 2: agree or disagree' },
    ],
  },
  {
    name: 'poster_alignment_rate',
    meaning: 'The alignment rates printed on the poster.',
    key: ['model', 'country'],
    columns: [
      model,
      country,
      { name: 'alignment_rate', type: 'DOUBLE', meaning: 'As printed, to two decimals' },
      {
        name: 'reading',
        type: 'VARCHAR',
        meaning: 'exact: read directly; inferred: the column was inferred from a damaged print',
      },
    ],
  },
] as const satisfies readonly Table[];

export type TableName = (typeof TABLES)[number]['name'];

/** @throws if there is no such table */
export function tableNamed(name: string): Table {
  const table = TABLES.find((candidate) => candidate.name === name);
  if (!table) throw new Error(`No table is named ${name}`);
  return table;
}
