/** The part of JSON Schema (draft 07) that the schemas of others use here; anything else in a schema is an error. */

type Schema = Readonly<Record<string, unknown>>;

const ANNOTATIONS = [
  '$schema',
  'version',
  'title',
  'description',
  'default',
  'examples',
  'format',
  '$defs',
  'then',
  'else',
];

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isType(value: unknown, type: string): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeOf(value) === type;
}

/** What a value breaks of a schema, with the place of each. */
export function schemaProblems(root: Schema, value: unknown): string[] {
  const check = (schema: Schema, part: unknown, at: string): string[] => {
    const ok = (inner: unknown) => check(inner as Schema, part, at).length === 0;
    const properties = (schema.properties ?? {}) as Record<string, Schema>;
    return Object.entries(schema).flatMap(([keyword, rule]): string[] => {
      const unless = (holds: boolean) => (holds ? [] : [`${at}: ${keyword} ${JSON.stringify(rule)}`]);
      switch (keyword) {
        case 'type':
          return unless([rule].flat().some((type) => isType(part, String(type))));
        case 'enum':
          return unless((rule as unknown[]).includes(part));
        case 'const':
          return unless(part === rule);
        case 'minimum':
          return unless(typeof part !== 'number' || part >= Number(rule));
        case 'maximum':
          return unless(typeof part !== 'number' || part <= Number(rule));
        case 'minItems':
          return unless(!Array.isArray(part) || part.length >= Number(rule));
        case 'pattern':
          return unless(typeof part !== 'string' || new RegExp(String(rule)).test(part));
        case 'required':
          return unless(!isObject(part) || (rule as string[]).every((name) => name in part));
        case 'properties':
          return isObject(part)
            ? Object.entries(properties).flatMap(([name, inner]) =>
                name in part ? check(inner, part[name], `${at}.${name}`) : [],
              )
            : [];
        case 'additionalProperties': {
          const others = isObject(part) ? Object.keys(part).filter((name) => !(name in properties)) : [];
          if (rule === false) return others.map((name) => `${at}.${name}: is not known`);
          return others.flatMap((name) => check(rule as Schema, (part as Schema)[name], `${at}.${name}`));
        }
        case 'items':
          return Array.isArray(part)
            ? part.flatMap((item, index) => check(rule as Schema, item, `${at}[${index}]`))
            : [];
        case 'oneOf':
          return unless((rule as unknown[]).filter(ok).length === 1);
        case 'if': {
          const then = ok(rule) ? schema.then : schema.else;
          return then === undefined ? [] : check(then as Schema, part, at);
        }
        case '$ref': {
          const definition = (root.$defs as Record<string, Schema>)[String(rule).replace('#/$defs/', '')];
          if (!definition) throw new Error(`The schema lacks ${rule}`);
          return check(definition, part, at);
        }
        default:
          if (!ANNOTATIONS.includes(keyword))
            throw new Error(`The schema has ${keyword}, which is not checked`);
          return [];
      }
    });
  };
  return check(root, value, '$');
}
