const NAME = String.raw`(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`;
const CREATE = new RegExp(
  String.raw`\bcreate\s+(?:or\s+replace\s+)?(?:(?:temp|temporary|persistent)\s+)?(?:table|view|macro|function|type|sequence|schema)\s+(?:if\s+not\s+exists\s+)?(?:${NAME}\s*\.\s*)*(${NAME})`,
  'giu',
);

/** The names, in small letters, of what a text's statements create. */
export function createdNames(sql: string): Set<string> {
  const names = Array.from(sql.matchAll(CREATE), ([, name = '']) => name);
  return new Set(names.map((name) => name.replace(/^"|"$/g, '').replaceAll('""', '"').toLowerCase()));
}
