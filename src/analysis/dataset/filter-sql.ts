import { PLAIN_QUOTES, TYPOGRAPHIC_QUOTES } from '../../domain/text/fold-text';
import { parseTextQuery, type TextTerm } from '../../domain/text/text-query';
import { literal } from '../../sql/quote';
import { type Condition, expressionIn, memberConditions, typeOfValue, where } from '../filters';
import { ALL_ANCHORED, FACETS, type Facet, HAS_ACTION, PAIRED } from './facets';
import type { DatasetFilter } from './filter';

const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 1 ? conditions.join() : `(${conditions.join(' OR ')})`;

/** Facets that are not columns of via_actions. */
const CONDITIONS: Readonly<Partial<Record<Facet, Condition>>> = {
  type: typeOfValue,
  action: expressionIn(`coalesce(problem, ${literal(HAS_ACTION)})`),
  pair: (chosen) =>
    anyOf(
      chosen.map(
        (kind) =>
          `(country, topic, value) ${kind === PAIRED ? 'IN' : 'NOT IN'} (SELECT (country, topic, value) FROM via_actions GROUP BY country, topic, value HAVING count(action) = 2)`,
      ),
    ),
  spans: (chosen) => {
    const unanchored = 'coalesce(len(list_filter(spans, lambda s: NOT contains(action, s))), 0)';
    return anyOf(chosen.map((kind) => `${unanchored} ${kind === ALL_ANCHORED ? '= 0' : '> 0'}`));
  },
};

const WORD = '[\\p{L}\\p{N}]';
const NO_WORD = '[^\\p{L}\\p{N}]';

/** A regular expression that finds a term where `parseTextQuery` does. */
function patternOf({ text: sought, whole }: TextTerm): string {
  const escaped = sought.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const wordAt = (at: number) => new RegExp(WORD, 'u').test(sought.at(at) ?? '');
  return `${wordAt(0) ? `(^|${NO_WORD})` : ''}${escaped}${whole && wordAt(-1) ? `($|${NO_WORD})` : ''}`;
}

function searchConditions(query: string): string[] {
  const terms = parseTextQuery(query);
  const plain = `strip_accents(lower(concat(action, chr(10), explanation)))`;
  // Typographic quotes need converting only where the search contains a quote.
  const written = terms.some((term) => /['"]/.test(term.text))
    ? `translate(${plain}, ${literal(TYPOGRAPHIC_QUOTES)}, ${literal(PLAIN_QUOTES)})`
    : plain;
  return terms.map(
    (term) => `${term.excluded ? 'NOT ' : ''}regexp_matches(${written}, ${literal(patternOf(term))})`,
  );
}

const ORDER: Readonly<Record<DatasetFilter['sort'], string>> = {
  dataset: 'country, topic, value, polarity DESC',
  value: 'value, country, topic, polarity DESC',
  longest: 'length(action) DESC NULLS LAST',
  shortest: 'length(action) NULLS LAST',
  'most spans': 'len(spans) DESC NULLS LAST',
  'most split': 'country, topic, value, polarity DESC',
};

/** A statement for the rows of via_actions that pass the filter. */
export function filterSql(filter: DatasetFilter): string {
  const { length, count } = filter.ranges;
  const conditions = [
    ...memberConditions(FACETS, filter.facets, CONDITIONS),
    ...(length ? [`coalesce(length(action), 0) BETWEEN ${length.from} AND ${length.to}`] : []),
    ...(count ? [`coalesce(len(spans), 0) BETWEEN ${count.from} AND ${count.to}`] : []),
    ...searchConditions(filter.query),
  ];
  return `SELECT country, topic, value, polarity, action, spans, explanation\nFROM via_actions${where(conditions)}\nORDER BY ${ORDER[filter.sort]}`;
}
