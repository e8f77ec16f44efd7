/**
 * The data contract: every table of the site, defined once for the pipeline that writes it, the browser that
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
  /** True where each model has its own file, `<table>/<model>.parquet`. */
  readonly filePerModel?: true;
}

/** A column that is never NULL. */
export function column<Type extends string>(name: string, type: Type, meaning: string) {
  return { name, type, meaning };
}

/** The same column where a value may be NULL. */
function orNull(whole: Column): Column {
  return { ...whole, nullable: true };
}

const model: Column = column('model', 'VARCHAR', 'Key of the language model, as in models');
const country: Column = column('country', 'VARCHAR', 'Country of the scenario');
const topic: Column = column('topic', 'VARCHAR', 'Social topic of the scenario');
const value: Column = column('value', 'VARCHAR', 'Schwartz value, in the spelling of VIA');
const cell = [country, topic, value];

export const TABLES = [
  {
    name: 'models',
    meaning: 'The language models: published ones, and those that you score or import.',
    key: ['model'],
    columns: [
      model,
      column('label', 'VARCHAR', 'Name shown on the site'),
      column('provider', 'VARCHAR', 'Who made the model'),
      orNull(column('parameters', 'DOUBLE', 'Parameters in billions; NULL where undisclosed')),
      column('origin', 'VARCHAR', 'published, local, imported or replay'),
      column('note', 'VARCHAR', 'What readers should know about its figures'),
    ],
  },
  {
    name: 'countries',
    meaning: 'The 12 countries.',
    key: ['country'],
    columns: [
      country,
      column('code', 'VARCHAR', "The poster's abbreviation"),
      column('region', 'VARCHAR', "The poster's grouping of countries"),
    ],
  },
  {
    name: 'topics',
    meaning: 'The 11 social topics.',
    key: ['topic'],
    columns: [topic, column('short', 'VARCHAR', 'Short name for axes')],
  },
  {
    name: 'schwartz_values',
    meaning: 'The 56 values of the Schwartz value survey in their ten types.',
    key: ['value'],
    columns: [
      value,
      column('type', 'VARCHAR', 'One of the ten Schwartz types'),
      column('gloss', 'VARCHAR', 'What the value means, in this site’s words'),
    ],
  },
  {
    name: 'via_actions',
    meaning: 'The value-informed actions: for each country, topic and value, one for and one against it.',
    key: ['country', 'topic', 'value', 'polarity'],
    columns: [
      ...cell,
      column('polarity', 'VARCHAR', 'positive: acts on the value; negative: acts against it'),
      orNull(column('action', 'VARCHAR', 'The action; NULL where the generator wrote none')),
      orNull(
        column('spans', 'VARCHAR[]', 'Parts of the action attributed to the value; NULL without an action'),
      ),
      orNull(
        column(
          'explanation',
          'VARCHAR',
          'Why the action shows the value or opposes it; NULL without an action',
        ),
      ),
      column('origin', 'VARCHAR', 'via: the release; sample: written for this site'),
      orNull(
        column(
          'problem',
          'VARCHAR',
          'Why there is no action (a refusal or an unreadable answer); NULL where there is one',
        ),
      ),
    ],
  },
  {
    name: 'cells',
    meaning:
      'One row per model, country, topic and value: what the model stated, what it chose, and whether they match. Computed from the raw answers.',
    key: ['model', 'country', 'topic', 'value'],
    filePerModel: true,
    columns: [
      model,
      ...cell,
      column('region', 'VARCHAR', 'Region of the country'),
      column('type', 'VARCHAR', 'Schwartz type of the value'),
      orNull(
        column('inclination', 'DOUBLE', 'Stated inclination, 0 (full agreement) to 1; NULL if only binary'),
      ),
      orNull(column('stated', 'VARCHAR', 'Task 1: agree, or disagree where inclination >= 0.5')),
      orNull(column('chosen', 'VARCHAR', 'Task 2: agree or disagree; NULL if unknown')),
      orNull(column('distance', 'DOUBLE', '|inclination - action|, the action being 1 for disagree')),
      orNull(column('misaligned', 'BOOLEAN', 'Whether stated and chosen differ')),
      orNull(column('evidence', 'VARCHAR', 'How the choice is known')),
      column('task1_variants', 'TINYINT', 'How many prompt variants the inclination averages'),
    ],
  },
  {
    name: 'task1_ratings',
    meaning: 'Task 1: how far a model, asked as someone from the country, agrees with a value.',
    key: ['model', 'country', 'topic', 'value', 'variant'],
    filePerModel: true,
    columns: [
      model,
      ...cell,
      column('variant', 'TINYINT', 'Prompt variant, 0 to 7'),
      column(
        'rating',
        'TINYINT',
        '1 strongly agree (very much like me) to 4 strongly disagree (not like me at all)',
      ),
    ],
  },
  {
    name: 'task1_inclinations_recovered',
    meaning: 'Task 1 of a model whose raw answers are not in the release: only the binary inclination.',
    key: ['model', 'country', 'topic', 'value'],
    columns: [model, ...cell, column('stated', 'VARCHAR', 'agree or disagree')],
  },
  {
    name: 'task2_choices',
    meaning: 'Task 2: which of the two actions a model chose.',
    key: ['model', 'country', 'topic', 'value', 'variant'],
    columns: [
      model,
      ...cell,
      column('variant', 'TINYINT', 'Prompt variant, 0 to 7; the published runs use 5'),
      orNull(
        column(
          'choice',
          'VARCHAR',
          'agree: the action for the value; disagree: the one against it; NULL if unknown',
        ),
      ),
      column(
        'evidence',
        'VARCHAR',
        'How the choice is known: raw (the authors’ result file), log, listed, unlisted, margin, no_pair, undetermined or quick (a run’s quick form, not the paper’s)',
      ),
      orNull(
        column(
          'probability',
          'DOUBLE',
          'Probability of the action against the value, where a run’s quick form gives it; else NULL',
        ),
      ),
    ],
  },
  {
    name: 'task2_prompt_variants',
    meaning: 'Task 2 under all eight prompt variants, on 50 cells.',
    key: ['model', 'country', 'topic', 'value', 'variant'],
    columns: [
      model,
      ...cell,
      column('variant', 'TINYINT', 'Prompt variant, 0 to 7'),
      column('wording', 'TINYINT', 'Which of two wordings, 0 or 1'),
      column('options_reversed', 'BOOLEAN', 'Whether the two actions swapped places'),
      column('asks_explanation', 'BOOLEAN', 'Whether the prompt asks for an explanation'),
      orNull(column('choice', 'VARCHAR', 'agree or disagree; NULL if the model chose neither')),
    ],
  },
  {
    name: 'gap_prediction',
    meaning: 'Whether a predictor foresaw that a model would take an action, by the evidence it was shown.',
    key: ['predictor', 'evidence_shown', 'item'],
    columns: [
      column('predictor', 'VARCHAR', 'The model that predicts'),
      column(
        'evidence_shown',
        'VARCHAR',
        'default (the action alone), attribution, explanation or attribution_explanation (both)',
      ),
      column('item', 'INTEGER', 'Number of the case, 0 to 199'),
      column('will_act', 'BOOLEAN', 'Whether the action was taken'),
      orNull(column('predicted', 'BOOLEAN', 'What the predictor said; NULL if unreadable')),
    ],
  },
  {
    name: 'human_annotation',
    meaning: 'Two annotators’ judgement of generated actions, by generation prompt and criterion.',
    key: ['annotator', 'item', 'generation_prompt', 'criterion'],
    columns: [
      column('annotator', 'TINYINT', 'Annotator 1 or 2'),
      column('item', 'INTEGER', 'Number of the item, 0 to 79'),
      ...cell,
      column('polarity', 'VARCHAR', 'positive or negative'),
      column('generation_prompt', 'TINYINT', 'Generation prompt, 0 to 7'),
      column('criterion', 'VARCHAR', 'action, attribution or explanation'),
      column('score', 'TINYINT', '1 acceptable, 0 not'),
    ],
  },
  {
    name: 'misaligned_listed',
    meaning: 'The authors’ own list of misaligned cases, by model.',
    key: ['model', 'country', 'topic', 'value'],
    columns: [
      model,
      ...cell,
      column('stated', 'VARCHAR', 'Task 1: agree or disagree'),
      column('chosen', 'VARCHAR', 'Task 2: agree or disagree'),
    ],
  },
  {
    name: 'poster_alignment_rate',
    meaning: 'The alignment rates printed on the poster.',
    key: ['model', 'country'],
    columns: [
      model,
      country,
      column('alignment_rate', 'DOUBLE', 'As printed, to two decimals'),
      column(
        'reading',
        'VARCHAR',
        'exact: read directly; inferred: the column was inferred from a damaged print',
      ),
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
