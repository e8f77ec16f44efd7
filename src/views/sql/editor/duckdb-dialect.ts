import { PostgreSQL, SQLDialect } from '@codemirror/lang-sql';

/** DuckDB words that PostgreSQL lacks, or that read better as keywords. */
const KEYWORDS = `select from where group by having order limit offset with recursive as on using join left right full inner
outer cross natural lateral asof positional semi anti union all intersect except distinct case when then else end and or not
in is null like ilike similar to between exists any some true false asc desc nulls first last over partition rows range
groups unbounded preceding following current row exclude replace rename columns filter within window qualify sample using
tablesample pivot unpivot summarize describe show tables explain analyze values create or table view macro function temp
temporary sequence type schema if drop alter add column insert into update set delete returning truncate comment prepare
execute call variable ordinality collate cast try_cast lambda materialized unnest glob escape default primary key cascade
restrict`;

const TYPES = `bigint bit blob boolean bool date decimal double enum float hugeint int integer interval list map numeric real
smallint struct text time timestamp timestamptz tinyint ubigint uhugeint uinteger union usmallint utinyint uuid varchar`;

/** DuckDB as PostgreSQL plus its own words, for highlighting. */
export const DUCKDB = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: KEYWORDS,
  types: TYPES,
  builtin: '',
  operatorChars: '+-*/<>=~!@#%^&|?:',
  doubleDollarQuotedStrings: true,
});

export const KEYWORD_LIST: readonly string[] = KEYWORDS.split(/\s+/);
export const TYPE_LIST: readonly string[] = TYPES.split(/\s+/);
