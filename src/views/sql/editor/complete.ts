import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { SqlFunction } from '../../../db/types';
import { KEY_VALUES, OWN_MEANING, type Relation } from '../../../sql/catalog';
import { plainIdentifier } from '../../../sql/quote';
import { statementAt } from '../../../sql/statements';
import { type Token, tokenize } from '../../../sql/tokens';
import { KEYWORD_LIST, TYPE_LIST } from './duckdb-dialect';

/** What can be named. */
export interface Nameable {
  readonly relations: readonly Relation[];
  readonly functions: readonly SqlFunction[];
}

const bare = (text: string): string => text.replaceAll('"', '').toLowerCase();

function columnCompletions(relation: Relation, boost: number): Completion[] {
  return relation.columns.map((column) => ({
    label: column.name,
    apply: plainIdentifier(column.name),
    type: 'property',
    detail: column.type,
    info: `${column.meaning}${column.meaning ? ' · ' : ''}${relation.name}`,
    boost,
  }));
}

/** A statement's relations by the names used in it: their own and their aliases. */
function namedRelations(tokens: readonly Token[], relations: readonly Relation[]): Map<string, Relation> {
  const byName = new Map(relations.map((relation) => [relation.name.toLowerCase(), relation]));
  const named = new Map<string, Relation>();
  tokens.forEach((token, index) => {
    const relation = byName.get(bare(token.text));
    if (!relation || (token.kind !== 'word' && token.kind !== 'quoted')) return;
    named.set(relation.name.toLowerCase(), relation);
    const after = tokens[index + 1];
    const alias = after && bare(after.text) === 'as' ? tokens[index + 2] : after;
    if (alias?.kind === 'word' && !KEYWORD_LIST.includes(bare(alias.text)))
      named.set(bare(alias.text), relation);
  });
  return named;
}

const OWN_DATABASE = 'mine';
/** Words that are followed by a table. */
const BEFORE_TABLES: ReadonlySet<string> = new Set(
  'from join into update table view describe summarize pivot unpivot'.split(' '),
);

function relationCompletions(relations: readonly Relation[], boost: number): Completion[] {
  return relations.map((relation) => ({
    label: relation.name,
    apply: plainIdentifier(relation.name),
    type: 'class',
    detail: relation.kind,
    info: relation.meaning,
    boost,
  }));
}

/** What can follow a name and a dot: columns of a table, tables of a database. */
function afterDot(
  owner: string,
  named: ReadonlyMap<string, Relation>,
  relations: readonly Relation[],
): Completion[] {
  const relation = named.get(owner);
  if (relation) return columnCompletions(relation, 0);
  const isOwn = (other: Relation) => other.meaning === OWN_MEANING;
  if (owner === OWN_DATABASE) return relationCompletions(relations.filter(isOwn), 0);
  if (owner === 'main' || owner === 'memory')
    return relationCompletions(
      relations.filter((other) => !isOwn(other)),
      0,
    );
  return [];
}

/** The column that a text is compared with: the last name before `=`, `<>`, `IN (`, `LIKE`. */
function comparedColumn(tokens: readonly Token[], at: number): string | null {
  const before = tokens.filter(({ end, kind }) => end <= at && kind !== 'comment');
  for (let index = before.length - 1; index >= 0; index--) {
    const token = before[index];
    if (!token) return null;
    if (token.kind === 'string' || /^[(),=<>!~]$/.test(token.text)) continue;
    if (['in', 'like', 'ilike', 'not', 'is', 'distinct', 'from'].includes(bare(token.text))) continue;
    return token.kind === 'word' || token.kind === 'quoted' ? bare(token.text) : null;
  }
  return null;
}

function valueCompletions(
  tokens: readonly Token[],
  inside: Token,
  position: number,
): CompletionResult | null {
  const values = KEY_VALUES.get(comparedColumn(tokens, inside.start) ?? '');
  if (!values) return null;
  const closed = inside.text.length > 1 && inside.text.endsWith("'") && position < inside.end;
  return {
    from: inside.start + 1,
    options: values.map((value, index) => ({
      label: value,
      apply: `${value.replaceAll("'", "''")}${closed ? '' : "'"}`,
      type: 'constant',
      boost: -index / 100,
    })),
    validFor: /^[^']*$/,
  };
}

function functionCompletions(functions: readonly SqlFunction[]): Completion[] {
  return functions.map(({ name, kind, parameters, description }) => ({
    label: name,
    type: 'function',
    detail: `(${parameters.join(', ')})`,
    ...(description ? { info: description } : {}),
    apply: `${name}(`,
    boost: kind === 'aggregate' ? -1 : -2,
  }));
}

/** Tables, columns, functions, keywords, and the values of key columns. */
export function completionSource(nameable: () => Nameable) {
  return (context: CompletionContext): CompletionResult | null => {
    const text = context.state.doc.toString();
    const statement = statementAt(text, context.pos);
    const start = statement && statement.start <= context.pos ? statement.start : context.pos;
    const body = statement && statement.start <= context.pos ? statement.text : '';
    const tokens = tokenize(body);
    const position = context.pos - start;
    const inside = tokens.find(
      ({ kind, start: from, end, text: own }) =>
        (kind === 'string' || kind === 'comment') &&
        from < position &&
        (position < end || (position === end && (own.length === 1 || !own.endsWith("'")))),
    );
    if (inside?.kind === 'comment') return null;
    if (inside) {
      const result = valueCompletions(tokens, inside, position);
      return result && { ...result, from: result.from + start };
    }
    const { relations, functions } = nameable();
    const named = namedRelations(tokens, relations);
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
    const dot = context.matchBefore(/("[^"]+"|[\p{L}_][\p{L}\p{N}_]*)\.[\p{L}\p{N}_]*/u);
    if (dot) {
      const owner = bare(dot.text.slice(0, dot.text.lastIndexOf('.')));
      return {
        from: dot.from + dot.text.lastIndexOf('.') + 1,
        options: afterDot(owner, named, relations),
        validFor: /^[\p{L}\p{N}_]*$/u,
      };
    }
    if (!word && !context.explicit) return null;
    const used = [...new Set(named.values())];
    const before = tokens.filter(
      ({ end, kind }) => end <= position - (word?.text.length ?? 0) && kind !== 'comment',
    );
    const wantsTable = BEFORE_TABLES.has(bare(before.at(-1)?.text ?? ''));
    const options: Completion[] = [
      ...used.flatMap((relation) => columnCompletions(relation, 3)),
      ...relationCompletions(relations, wantsTable ? 50 : 2),
      ...(used.length === 0 ? relations.flatMap((relation) => columnCompletions(relation, 0)) : []),
      ...KEYWORD_LIST.map((keyword) => ({ label: keyword.toUpperCase(), type: 'keyword', boost: 1 })),
      ...TYPE_LIST.map((type) => ({ label: type.toUpperCase(), type: 'type', boost: -3 })),
      ...functionCompletions(functions),
    ];
    const seen = new Set<string>();
    return {
      from: word?.from ?? context.pos,
      options: options.filter(({ label, type }) => {
        const key = `${type} ${label}`;
        if (seen.has(key)) return false;
        seen.add(key);
        return true;
      }),
      validFor: /^[\p{L}\p{N}_]*$/u,
    };
  };
}
