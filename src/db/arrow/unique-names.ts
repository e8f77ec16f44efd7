/**
 * Names that are unique, so that no value is lost: a repeated one gets a number. `__proto__` always gets one, because
 * it cannot be set on an object like the others.
 */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(['__proto__']);
  return names.map((name) => {
    let unique = name;
    for (let count = 2; taken.has(unique); count++) unique = `${name}_${count}`;
    taken.add(unique);
    return unique;
  });
}
