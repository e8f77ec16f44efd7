/** Reads one record of the VIA release: what the generator returned for a case and a polarity. */

import { type JsonObject, readJsonObject } from '../answers/json-object';
import { normalizeName } from '../text/names';

export interface ViaAction {
  readonly action: string;
  /** Parts of the action attributed to the value; most are exact substrings of it, some are not. */
  readonly spans: readonly string[];
  readonly explanation: string;
}

/** Why an answer contains no action. */
export const VIA_PROBLEMS = [
  'refusal or no JSON object',
  'broken JSON',
  'answer cut off',
  'no action in the JSON object',
] as const;

export type ViaProblem = (typeof VIA_PROBLEMS)[number];

export type ViaReading =
  | { readonly kind: 'strict' | 'repaired'; readonly action: ViaAction }
  | { readonly kind: 'unusable'; readonly problem: ViaProblem };

/** Looks a key up whatever its case and spacing. */
function field(object: JsonObject, name: string): unknown {
  const key = Object.keys(object).find((candidate) => normalizeName(candidate) === name);
  return key === undefined ? undefined : object[key];
}

function spansOf(entry: unknown): string[] {
  const list = Array.isArray(entry) ? entry : typeof entry === 'string' ? [entry] : [];
  return list.filter((span): span is string => typeof span === 'string' && span.trim() !== '');
}

/** @param generated the `generation_prompt` column: the generator's raw answer */
export function readViaRecord(generated: string): ViaReading {
  const reading = readJsonObject(generated);
  if (!('object' in reading))
    return {
      kind: 'unusable',
      problem: reading.kind === 'none' ? 'refusal or no JSON object' : 'broken JSON',
    };
  if (!reading.complete) return { kind: 'unusable', problem: 'answer cut off' };
  const action = field(reading.object, 'human action');
  if (typeof action !== 'string' || action.trim() === '')
    return { kind: 'unusable', problem: 'no action in the JSON object' };
  const explanation = field(reading.object, 'natural language explanation');
  return {
    kind: reading.kind,
    action: {
      action: action.trim(),
      spans: spansOf(field(reading.object, 'feature attributions')),
      explanation: typeof explanation === 'string' ? explanation.trim() : '',
    },
  };
}
