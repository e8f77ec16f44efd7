import { identifier } from './quote';

/** One of DuckDB's types, taken apart as far as values of it have parts. */
export type TypeTree =
  | { readonly kind: 'leaf'; readonly name: string }
  | { readonly kind: 'list'; readonly item: TypeTree; readonly length: string }
  | { readonly kind: 'struct'; readonly fields: readonly (readonly [string, TypeTree])[] }
  | { readonly kind: 'map'; readonly key: TypeTree; readonly value: TypeTree };

/** Splits at commas that are neither in brackets nor in quotes. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let [depth, start, quote] = [0, 0, ''];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === ',' && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parts, text.slice(start).trim()];
}

/** A field's name and type: `a INTEGER`, `"a b" INTEGER[]`; of a field without a name, only the type. */
function fieldOf(text: string): readonly [string, TypeTree] | null {
  const [, quoted, plain, type] = /^(?:"((?:[^"]|"")*)"|([^\s"(]+))\s+(.+)$/s.exec(text) ?? [];
  if (type === undefined) return null;
  return [quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'), typeTree(type)];
}

/** @param type as DuckDB's `DESCRIBE` writes it; what has no parts, or none by name, is a leaf */
export function typeTree(type: string): TypeTree {
  const list = /^(.*)\[(\d*)\]$/s.exec(type);
  if (list) return { kind: 'list', item: typeTree(list[1] ?? ''), length: list[2] ?? '' };
  const [, kind, inner] = /^(STRUCT|MAP)\((.*)\)$/s.exec(type) ?? [];
  if (inner === undefined) return { kind: 'leaf', name: type };
  const parts = partsOf(inner);
  if (kind === 'MAP') return { kind: 'map', key: typeTree(parts[0] ?? ''), value: typeTree(parts[1] ?? '') };
  const fields = parts.map(fieldOf);
  return fields.every((field) => field !== null) ? { kind: 'struct', fields } : { kind: 'leaf', name: type };
}

/** The type as SQL writes it, with others in place of those that have no parts. */
export function withLeaves(tree: TypeTree, leaf: (name: string) => string): string {
  const inner = (part: TypeTree) => withLeaves(part, leaf);
  switch (tree.kind) {
    case 'leaf':
      return leaf(tree.name);
    case 'list':
      return `${inner(tree.item)}[${tree.length}]`;
    case 'map':
      return `MAP(${inner(tree.key)}, ${inner(tree.value)})`;
    case 'struct':
      return `STRUCT(${tree.fields.map(([name, type]) => `${identifier(name)} ${inner(type)}`).join(', ')})`;
  }
}
