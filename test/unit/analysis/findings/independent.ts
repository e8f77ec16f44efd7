/** The paper's models' answers, read from the published files by plain SQL; shares no code with `src`. */
import { DuckDBInstance } from '@duckdb/node-api';
import {
  addUp,
  average,
  casesIn,
  corrected,
  f1,
  kappa,
  mulberry32,
  percentile,
  signsP,
  type Table,
} from './independent-statistics';

export const [COUNTRIES, TOPICS, VALUES] = [12, 11, 56];
export const places = (count: number) => Array.from({ length: count }, (_, place) => place);
/** Two of a list, each pair once. */
export const pairsOf = <Item>(items: readonly Item[]) =>
  items.flatMap((one, place) => items.slice(place + 1).map((other) => [one, other] as const));

/** 0 agree, 1 disagree, -1 unknown; by country, then topic, then value, each in alphabetical order. */
export interface Model {
  readonly label: string;
  readonly stated: readonly number[];
  readonly chosen: readonly number[];
  readonly inclination: readonly (number | null)[];
}

export interface Published {
  readonly models: readonly Model[];
  readonly topics: readonly string[];
  /** By the number of the country and of the value. */
  readonly regions: readonly string[];
  readonly types: readonly string[];
  /** Rows of a table, or of plain SQL on the tables. */
  readonly rows: <Row>(sql: string) => Promise<Row[]>;
  readonly close: () => void;
}

const SHARDED = ['cells', 'task1_ratings'];
const WHOLE = [
  'models',
  'countries',
  'topics',
  'schwartz_values',
  'gap_prediction',
  'human_annotation',
  'task2_prompt_variants',
];

export async function readPublished(): Promise<Published> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const files = [
    ...SHARDED.map((name) => [name, `${name}/*.parquet`]),
    ...WHOLE.map((name) => [name, `${name}.parquet`]),
  ];
  for (const [name, path] of files)
    await connection.run(`CREATE VIEW ${name} AS FROM read_parquet('public/data/${path}')`);
  const rows = async <Row>(sql: string) => {
    const found = (await connection.runAndReadAll(sql)).getRowObjectsJS();
    return found.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, own]) => [name, typeof own === 'bigint' ? Number(own) : own]),
      ),
    ) as Row[];
  };
  const listed = async (sql: string) => (await rows<{ own: string }>(sql)).map(({ own }) => own);
  const known = await rows<Model>(
    `SELECT label, list(coalesce(['agree', 'disagree'].list_position(stated) - 1, -1) ORDER BY country, topic, value) AS stated,
            list(coalesce(['agree', 'disagree'].list_position(chosen) - 1, -1) ORDER BY country, topic, value) AS chosen,
            list(inclination ORDER BY country, topic, value) AS inclination
     FROM cells JOIN models USING (model) GROUP BY label HAVING bool_or(chosen IS NOT NULL) ORDER BY label`,
  );
  return {
    models: known.map((model) => ({
      ...model,
      stated: model.stated.map(Number),
      chosen: model.chosen.map(Number),
    })),
    topics: await listed('SELECT topic AS own FROM topics ORDER BY topic'),
    regions: await listed('SELECT region AS own FROM countries ORDER BY country'),
    types: await listed('SELECT type AS own FROM schwartz_values ORDER BY value'),
    rows,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Places of the cases of a scenario. */
export const scenario = (country: number, topic: number) =>
  places(VALUES).map((value) => (country * TOPICS + topic) * VALUES + value);

/** Statements of a model against the actions of another at some places, where an action of `also` is known too. */
export function tabulate(
  { stated }: Model,
  { chosen }: Model,
  at: readonly number[],
  isKnown: (place: number) => boolean = () => true,
): Table {
  const found: [[number, number], [number, number]] = [
    [0, 0],
    [0, 0],
  ];
  for (const place of at) {
    const [says, does] = [stated[place] ?? -1, chosen[place] ?? -1];
    const row = found[says];
    if (row && (does === 0 || does === 1) && isKnown(place)) row[does]++;
  }
  return found;
}

/** Tables of all scenarios of which something is known, by country and then by topic; null for the others. */
export function tablesOf(
  model: Model,
  actions = model,
  isKnown?: (place: number) => boolean,
): (Table | null)[][] {
  return places(COUNTRIES).map((country) =>
    places(TOPICS).map((topic) => {
      const table = tabulate(model, actions, scenario(country, topic), isKnown);
      return casesIn(table) > 0 ? table : null;
    }),
  );
}

export const present = <Item>(items: readonly (Item | null | undefined)[]) =>
  items.filter((item): item is Item => item != null);

/** Both answers of a model are known. */
const answered =
  ({ stated, chosen }: Model) =>
  (place: number) =>
    (stated[place] ?? -1) >= 0 && (chosen[place] ?? -1) >= 0;

export type Shared = readonly [
  readonly (readonly (Table | null)[])[],
  readonly (readonly (Table | null)[])[],
];

/** Tables of two models on the cases that both have. */
const sharedTables = (one: Model, other: Model): Shared => [
  tablesOf(one, one, answered(other)),
  tablesOf(other, other, answered(one)),
];

/** Differences by topic of two models, over some countries. */
export function topicDifferences(
  both: Shared,
  measure: 'rate' | 'kappa',
  countries: readonly number[] = places(COUNTRIES),
): number[] {
  return present(
    places(TOPICS).map((topic) => {
      const [a, b] = both.map((tables) => present(countries.map((country) => tables[country]?.[topic])));
      if (!a || !b || a.length === 0) return null;
      return measure === 'rate' ? average(a.map(f1)) - average(b.map(f1)) : kappa(addUp(a)) - kappa(addUp(b));
    }),
  );
}

export interface Compared {
  readonly one: string;
  readonly other: string;
  readonly difference: number;
  readonly p: number;
}

export const sharedByPair = (models: readonly Model[]) =>
  pairsOf(models).map(([one, other]) => ({
    one: one.label,
    other: other.label,
    both: sharedTables(one, other),
  }));

export function allPairs(shared: ReturnType<typeof sharedByPair>, measure: 'rate' | 'kappa'): Compared[] {
  const pairs = shared.map(({ one, other, both }) => {
    const differences = topicDifferences(both, measure);
    return { one, other, difference: average(differences), p: signsP(differences) };
  });
  const ps = corrected(pairs.map(({ p }) => p));
  return pairs.map((pair, place) => ({ ...pair, p: ps[place] ?? 1 }));
}

/** The number of models that are clearly better, and one. */
export function rankOf(label: string, pairs: readonly Compared[]): number {
  const better = pairs.filter(({ one, other, difference, p }) => {
    const loser = difference > 0 ? other : one;
    return p < 0.05 && difference !== 0 && loser === label;
  });
  return better.length + 1;
}

/** Seed 1, 1,000 times: twelve countries are drawn, then eleven topics, all models alike. */
export function rankRanges(models: readonly Model[]): Map<string, [number, number]> {
  const random = mulberry32(1);
  const rates = models.map((model) => tablesOf(model).map((row) => row.map((table) => table && f1(table))));
  const ranks = places(1000).map(() => {
    const [countries, topics] = [COUNTRIES, TOPICS].map((count) =>
      places(count).map(() => Math.floor(random() * count)),
    );
    const means = rates.map((own) => {
      let [sum, known] = [0, 0];
      for (const country of countries ?? [])
        for (const topic of topics ?? []) {
          const rate = own[country]?.[topic] ?? null;
          if (rate !== null) [sum, known] = [sum + rate, known + 1];
        }
      return sum / known;
    });
    return means.map((mean) => means.filter((other) => other > mean).length + 1);
  });
  return new Map(
    models.map(({ label }, model) => {
      const own = ranks.map((row) => row[model] ?? 0);
      return [label, [Math.round(percentile(own, 2.5)), Math.round(percentile(own, 97.5))]];
    }),
  );
}

/** Statements of each model with the actions of another, minus with its own, by topic on the cases that both have. */
export function crossed(models: readonly Model[]) {
  const found = models.flatMap((statements) =>
    models
      .filter((actions) => actions !== statements)
      .map((actions) => {
        const byTopic = (of: Model, also: Model) => {
          const tables = tablesOf(statements, of, (place) => (also.chosen[place] ?? -1) >= 0);
          return places(TOPICS).map((topic) => kappa(addUp(present(tables.map((row) => row[topic])))));
        };
        const [theirs, own] = [byTopic(actions, statements), byTopic(statements, actions)];
        const differences = theirs.map((one, topic) => one - (own[topic] ?? 0));
        return {
          statements: statements.label,
          actions: actions.label,
          difference: average(differences),
          p: signsP(differences),
        };
      }),
  );
  const ps = corrected(found.map(({ p }) => p));
  return found.map((match, place) => ({ ...match, p: ps[place] ?? 1 }));
}

/** Mean rate of the statements of every scenario with the actions of every scenario of a kind. */
export function swappedRates(model: Model): Record<'own' | 'otherCountry' | 'otherTopic' | 'other', number> {
  const scenarios = places(COUNTRIES).flatMap((country) =>
    places(TOPICS).map((topic) => {
      const at = scenario(country, topic);
      return {
        country,
        topic,
        says: Uint8Array.from(at, (place) => [0, 2][model.stated[place] ?? -1] ?? 4),
        does: Uint8Array.from(at, (place) => [0, 1][model.chosen[place] ?? -1] ?? 4),
      };
    }),
  );
  const rates = { own: [], otherCountry: [], otherTopic: [], other: [] } as Record<string, number[]>;
  for (const { says, ...from } of scenarios)
    for (const { does, ...to } of scenarios) {
      let [aa, ad, da, dd] = [0, 0, 0, 0];
      for (let value = 0; value < VALUES; value++) {
        // 0 both agree, 1 only the action disagrees, 2 only the statement, 3 both; 4 and more unknown.
        const answers = (says[value] ?? 0) | (does[value] ?? 0);
        if (answers === 0) aa++;
        else if (answers === 1) ad++;
        else if (answers === 2) da++;
        else if (answers === 3) dd++;
      }
      const kind =
        from.country === to.country
          ? from.topic === to.topic
            ? 'own'
            : 'otherTopic'
          : from.topic === to.topic
            ? 'otherCountry'
            : 'other';
      if (aa + ad + da + dd > 0)
        rates[kind]?.push(
          f1([
            [aa, ad],
            [da, dd],
          ]),
        );
    }
  const mean = (kind: string) => average(rates[kind] ?? []);
  return {
    own: mean('own'),
    otherCountry: mean('otherCountry'),
    otherTopic: mean('otherTopic'),
    other: mean('other'),
  };
}
