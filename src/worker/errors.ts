/** Errors across the worker boundary, where a plain Error keeps little more than its message. */

/** An error as plain data that can be sent. */
export interface EncodedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | null;
  /** The fields that the error's class adds. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly cause: EncodedError | null;
}

/** Error classes by the `name` of their errors. */
export type ErrorClasses = Readonly<Record<string, { readonly prototype: Error }>>;

/** Nested causes beyond this depth are dropped. */
const MOST_CAUSES = 4;

function canBeSent(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

/** Accepts anything thrown; fields that cannot be sent are dropped. */
export function encodeError(thrown: unknown, depth = 0): EncodedError {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { name, message, stack = null, cause } = error;
  return {
    name,
    message,
    stack,
    fields: Object.fromEntries(Object.entries(error).filter(([, value]) => canBeSent(value))),
    cause: cause === undefined || depth >= MOST_CAUSES ? null : encodeError(cause, depth + 1),
  };
}

/** The error that was sent, as its own class if that is among `classes`. */
export function decodeError(
  { name, message, stack, fields, cause }: EncodedError,
  classes: ErrorClasses = {},
): Error {
  const options = cause ? { cause: decodeError(cause, classes) } : undefined;
  if (name === 'AbortError') return abortError(options?.cause, message);
  const error = new Error(message, options);
  const known = Object.hasOwn(classes, name) ? classes[name] : undefined;
  if (known) Object.setPrototypeOf(error, known.prototype);
  Object.assign(error, fields, { name });
  if (stack) error.stack = stack;
  return error;
}

/** The error of a call that its caller aborted. */
export function abortError(cause: unknown, message = 'The call was cancelled'): DOMException {
  const error = new DOMException(message, 'AbortError');
  if (cause !== undefined) Object.defineProperty(error, 'cause', { value: cause });
  return error;
}
