/** Models in several files, as llama.cpp splits them: `name-00001-of-00003.gguf`. */

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

/** The name without which part it is. */
export function wholeName(name: string): string {
  return name.replace(/-\d{5}-of-\d{5}$/, '');
}
