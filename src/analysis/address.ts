/**
 * A page's state in its address. A page names its parameters once, as fields; `address` makes a reader and a writer of
 * them. What cannot be read is replaced by its default, with a sentence that says so; defaults are not written.
 */

/** Part of a state, and how it is read from and written to an address's parameters. */
export interface Field<Value> {
  readonly read: (params: URLSearchParams, name: string, refuse: (problem: string) => void) => Value;
  readonly write: (params: URLSearchParams, name: string, value: Value) => void;
}

type Fields<State> = { readonly [Name in keyof State]: Field<State[Name]> };

export interface Reading<State> {
  readonly state: State;
  /** The parts of the address that could not be followed, one sentence each. */
  readonly problems: readonly string[];
}

/** What the unreadable text should name, such as “measure”, or a function that gives the whole sentence. */
type Refusal = string | ((text: string) => string);

const sentence = (refusal: Refusal, text: string): string =>
  typeof refusal === 'string' ? `There is no ${refusal} “${text}”.` : refusal(text);

/** @param parse returns null for text that it cannot read */
export function parsed<Value>(
  parse: (text: string) => Value | null,
  format: (value: NonNullable<Value>) => string,
  refusal: Refusal,
  fallback: Value,
): Field<Value> {
  return {
    read(params, name, refuse) {
      const text = params.get(name);
      if (text === null) return fallback;
      const value = parse(text);
      if (value === null) refuse(sentence(refusal, text));
      return value ?? fallback;
    },
    write(params, name, value) {
      if (value != null && value !== fallback) params.set(name, format(value));
    },
  };
}

const same = (text: string): string => text;

/** Any text; empty by default. */
export const text: Field<string> = parsed(same, same, '', '');

export const textOrNone: Field<string | null> = parsed<string | null>(same, same, '', null);

export function oneOf<const Name extends string, const Fallback extends string | null>(
  names: readonly Name[],
  refusal: Refusal,
  fallback: Fallback,
): Field<Name | Fallback> {
  const parse = (text: string) => names.find((name) => name === text) ?? null;
  return parsed<Name | Fallback>(parse, same, refusal, fallback);
}

/** Any names, each once. Models are read this way, because they come and go. */
export function names(fallback: readonly string[] = []): Field<readonly string[]> {
  return {
    read: (params, name) => (params.has(name) ? [...new Set(params.getAll(name))] : fallback),
    write(params, name, value) {
      for (const each of value) params.append(name, each);
    },
  };
}

/** Some of the known names, each once. */
export function listOf(known: readonly string[], refusal: Refusal): Field<readonly string[]> {
  const { read, write } = names();
  return {
    read(...from) {
      const [, , refuse] = from;
      const asked = read(...from);
      for (const name of asked) if (!known.includes(name)) refuse(sentence(refusal, name));
      return asked.filter((name) => known.includes(name));
    },
    write,
  };
}

/** A field whose parameter differs from its name in the state. */
export function named<Value>(parameter: string, { read, write }: Field<Value>): Field<Value> {
  return {
    read: (params, _, refuse) => read(params, parameter, refuse),
    write: (params, _, value) => write(params, parameter, value),
  };
}

/** An object of fields, each under its own name; what is absent is not written. */
export function group<State extends object>(fields: Fields<State>): Field<State> {
  return {
    read(params, _, refuse) {
      const state = {} as State;
      for (const name in fields) state[name] = fields[name].read(params, name, refuse);
      return state;
    },
    write(params, _, state) {
      for (const name in fields) if (state[name] !== undefined) fields[name].write(params, name, state[name]);
    },
  };
}

type Lists<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** Lists by name; empty ones are absent. */
export function chosen<Name extends string>(fields: Fields<Lists<Name>>): Field<Partial<Lists<Name>>> {
  const { read, write } = group(fields);
  return {
    read(...from) {
      const lists = Object.entries<readonly string[]>(read(...from)).filter(([, list]) => list.length > 0);
      return Object.fromEntries(lists) as Partial<Lists<Name>>;
    },
    write: write as Field<Partial<Lists<Name>>>['write'],
  };
}

export interface Address<State> {
  /** The state nearest to an address's query string. */
  readonly read: (search: string) => Reading<State>;
  /** The route of a state, without its defaults. */
  readonly write: (state: State) => string;
}

export type StateOf<Of> = Of extends Address<infer State> ? Readonly<State> : never;

/** @param path the page's path, such as `/explore` */
export function address<State extends object>(path: string, fields: Fields<State>): Address<State> {
  const all = group(fields);
  return {
    read(search) {
      const problems: string[] = [];
      const state = all.read(new URLSearchParams(search), '', (problem) => problems.push(problem));
      return { state, problems };
    },
    write(state) {
      const params = new URLSearchParams();
      all.write(params, '', state);
      const search = params.toString();
      return search === '' ? path : `${path}?${search}`;
    },
  };
}

/** A reading after a second step, which may drop more of it. */
export function refined<Asked, State>(
  asked: Reading<Asked>,
  step: (state: Asked) => Reading<State>,
): Reading<State> {
  const { state, problems } = step(asked.state);
  return { state, problems: [...asked.problems, ...problems] };
}
