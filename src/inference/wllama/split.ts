/** Models in several files, as llama.cpp splits them: `name-00001-of-00003.gguf`. */

import { withAnd } from '../../domain/text/list-names';

const PART = /-(\d{5})-of-(\d{5})(?=\.gguf(?:[?#]|$))/i;
/** More than any model has. */
const MOST_PARTS = 100;

/** How many files a model has, by the name of one of them. */
export function partsIn(name: string): number {
  return Math.min(MOST_PARTS, Math.max(1, Number(PART.exec(name)?.[2] ?? 1)));
}

/** The addresses of all files of a model, from that of one; just that one where it is not split. */
export function partAddresses(address: string): string[] {
  const count = partsIn(address);
  if (count === 1) return [address];
  const of = PART.exec(address)?.[2];
  return Array.from({ length: count }, (_, part) =>
    address.replace(PART, `-${String(part + 1).padStart(5, '0')}-of-${of}`),
  );
}

/** Files of a split model in their order. */
export function inOrder<Named extends { readonly name: string }>(files: readonly Named[]): Named[] {
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Why files, chosen together, are not one whole model; empty where they are, or where there are none. */
export function partsProblems(names: readonly string[]): string[] {
  const [first] = names;
  if (first === undefined) return [];
  const all = partAddresses(first);
  const others = names.filter((name) => !all.includes(name));
  if (others.length > 0)
    return [`${first} and ${others[0]} are not of one model. Choose one file, or all parts of one model.`];
  const missing = all.filter((name) => !names.includes(name));
  if (missing.length === 0) return [];
  return [
    `${withAnd(missing)} ${missing.length === 1 ? 'is' : 'are'} missing: choose all ${all.length} parts of the model together.`,
  ];
}

/** The name without which part it is. */
export function wholeName(name: string): string {
  return name.replace(/-\d{5}-of-\d{5}$/, '');
}
