import { isReserved } from './quote';

/** Names made unique, ignoring case, and non-empty. */
export function columnNames(given: readonly string[]): string[] {
  const taken = new Set<string>();
  return given.map((own, index) => {
    const name = own.trim() === '' ? `column${index}` : own;
    let unique = name;
    for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${name}_${count}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** A table name from a file's, usable without quotes: lower case, no blanks, not a published name. */
export function tableNameOf(file: string, taken: Iterable<string>): string {
  const stem = file
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .normalize('NFC');
  if (stem === '') return 'my_table';
  const name = /^\p{L}/u.test(stem) ? stem : `t_${stem}`;
  const isTaken = isReserved(name) || [...taken].some((other) => other.toLowerCase() === name);
  return isTaken ? `my_${name}` : name;
}
