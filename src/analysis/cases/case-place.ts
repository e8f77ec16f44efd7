/** Which scenario or case a route means, or else the nearest one and what had to be guessed. */

import { nearest } from '../../domain/text/nearest';
import { address, type Reading, textOrNone } from '../address';
import { DIMENSIONS, MEMBERS } from '../dimensions';
import { withoutTail } from '../given-link';
import { routePart } from '../links';
import type { ListedModel } from '../listed-model';

type Part = 'country' | 'topic' | 'value';

export interface Place {
  readonly country: string;
  readonly topic: string;
  /** The case's value; the first value where only a scenario is meant. */
  readonly value: string;
  /** What could not be followed, one sentence each. */
  readonly problems: readonly string[];
}

/**
 * @param params the route's parts as written; absent where the address ends before them
 * @param parts the parts that the page needs
 */
export function readPlace(
  params: Readonly<Partial<Record<Part, string | undefined>>>,
  parts: readonly Part[],
): Place {
  const problems: string[] = [];
  const read = (part: Part): string => {
    const names = MEMBERS[part];
    const given = routePart(params[part]).trim();
    if (!parts.includes(part)) return names[0] ?? '';
    if (names.includes(given)) return given;
    const found = nearest(given, names);
    const label = DIMENSIONS[part].phrase;
    problems.push(
      given === ''
        ? `The address names no ${label}; showing ${found}.`
        : `There is no ${label} “${given}”; the nearest is ${found}.`,
    );
    return found;
  };
  return { country: read('country'), topic: read('topic'), value: read('value'), problems };
}

/** The model that the address of a scenario or case asks for. */
export const { read: readModel } = address('', { model: textOrNone });

/** The listed model that an address means, which may have a sign of a sentence at its end. */
export function modelMeant(
  { model }: { readonly model: string | null },
  listed: readonly ListedModel[],
): Reading<{ readonly model: string | null }> {
  const isListed = (name: string) => listed.some((own) => own.model === name);
  const shorter = withoutTail(model ?? '');
  const meant = model !== null && !isListed(model) && isListed(shorter) ? shorter : model;
  return { state: { model: meant }, problems: [] };
}

/** Says that the requested model has no rows here; empty until they are known. */
export function missingModel(
  wanted: string | null,
  rows: readonly { readonly model: string }[] | null,
): readonly string[] {
  const isMissing = wanted && rows && !rows.some(({ model }) => model === wanted);
  return isMissing ? [`No data for the model “${wanted}” here.`] : [];
}
