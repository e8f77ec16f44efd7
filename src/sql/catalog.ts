/** What a reader can name in SQL: the published tables and views, their columns, and the values of key columns. */
import { COUNTRIES } from '../domain/countries';
import { PUBLISHED_MODELS } from '../domain/models';
import { SCHWARTZ_TYPES, SCHWARTZ_VALUES } from '../domain/schwartz-values';
import { TABLES, type Table, tableNamed } from '../domain/tables';
import { TOPICS } from '../domain/topics';
import { VIEW_DESCRIPTIONS, VIEWS, type ViewColumn } from '../domain/views';

export interface Relation {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly meaning: string;
  readonly columns: readonly ViewColumn[];
}

/** The description of a table that the reader made. */
export const OWN_MEANING = 'Yours';

const relationOf = ({ name, meaning, columns }: Table): Relation => ({
  name,
  kind: 'table',
  meaning,
  columns,
});

/** Every published relation; the cells and the views first, because most questions start from one. */
export const RELATIONS: readonly Relation[] = [
  relationOf(tableNamed('cells')),
  ...VIEWS.map((name) => ({ name, kind: 'view' as const, ...VIEW_DESCRIPTIONS[name] })),
  ...TABLES.filter(({ name }) => name !== 'cells').map(relationOf),
];

/** The values that a key column can have, for completion. */
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
  ['evidence', ['raw', 'log', 'listed', 'unlisted', 'margin', 'no_pair', 'undetermined', 'quick']],
  ['origin', ['published', 'local', 'imported', 'replay', 'via', 'sample']],
  ['reading', ['exact', 'inferred']],
  ['criterion', ['action', 'attribution', 'explanation']],
  ['evidence_shown', ['default', 'attribution', 'explanation', 'attribution_explanation']],
]);
