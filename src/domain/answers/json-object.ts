import { jsonrepair } from 'jsonrepair';
import { isNestedDeeper } from '../text/json-depth';
import { endOfDoubleQuoted, withDoubleQuotes } from './single-quoted';

export type JsonObject = Readonly<Record<string, unknown>>;

export type JsonReading =
  | {
      readonly kind: 'strict' | 'repaired';
      readonly object: JsonObject;
      /** False where the text ends before the object does: the answer was cut off. */
      readonly complete: boolean;
    }
  | { readonly kind: 'none' | 'broken' };

/** An answer is nested once or twice. */
const DEEPEST = 32;

/** Repairing takes ever longer the longer a text is; answers have a few thousand characters. */
const LONGEST_REPAIRED = 20_000;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function repaired(text: string): JsonObject | null {
  if (text.length > LONGEST_REPAIRED) return null;
  // The repair would mistake an apostrophe in a single-quoted string for its end.
  const quoted = parsed(withDoubleQuotes(text));
  if (quoted) return quoted;
  try {
    return parsed(jsonrepair(text));
  } catch {
    return null;
  }
}

/** From the first brace to the last, or to the closing fence or the end where the object was cut off. */
function outermostBraces(answer: string): { text: string; complete: boolean } | null {
  const start = answer.indexOf('{');
  if (start < 0) return null;
  const end = answer.lastIndexOf('}');
  if (end > start) return { text: answer.slice(start, end + 1), complete: true };
  const fence = answer.indexOf('```', start);
  return { text: answer.slice(start, fence < 0 ? undefined : fence), complete: false };
}

/** Braces that belong together, outermost ones only; braces within strings do not count. */
function bracedParts(answer: string): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < answer.length; at++) {
    const letter = answer[at];
    if (letter === '{') {
      if (depth === 0) start = at;
      depth++;
    } else if (letter === '"' && depth > 0) at = endOfDoubleQuoted(answer, at) - 1;
    else if (letter === '}' && depth > 0) {
      depth--;
      if (depth === 0) parts.push(answer.slice(start, at + 1));
    }
  }
  return parts;
}

/** The only part of an answer that is a JSON object, where the prose around it has braces too. */
function onlyObject(answer: string): JsonObject | null {
  const objects = bracedParts(answer)
    .map((part) => (isNestedDeeper(part, DEEPEST) ? null : parsed(part)))
    .filter((object) => object !== null);
  return objects.length === 1 ? (objects[0] ?? null) : null;
}

/**
 * Reads the JSON object in a model's answer: fences and prose around it are dropped, then it is parsed strictly, then
 * after repair (quotes, commas, a missing end).
 *
 * @returns kind 'none' where there is no brace at all, 'broken' where repair fails, or it is nested too deep or too long for one
 */
export function readJsonObject(answer: string): JsonReading {
  const braces = outermostBraces(answer);
  if (!braces) return { kind: 'none' };
  const { text, complete } = braces;
  if (isNestedDeeper(text, DEEPEST)) return { kind: 'broken' };
  const strict = parsed(text);
  if (strict) return { kind: 'strict', object: strict, complete };
  const only = onlyObject(answer);
  if (only) return { kind: 'strict', object: only, complete: true };
  const mended = repaired(text);
  return mended ? { kind: 'repaired', object: mended, complete } : { kind: 'broken' };
}
