import { type ReadonlySignal, signal } from '@preact/signals';
import { caseLink } from '../analysis/links';

/** A case in a list, and the model whose row it is, if the list has one of each. */
export interface TrailCase {
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  readonly model?: string;
}

/** A list of cases from which the reader went to one of them. */
export interface Trail {
  readonly title: string;
  /** The route of the list's page. */
  readonly from: string;
  readonly cases: readonly TrailCase[];
}

export interface CaseTrail {
  readonly trail: ReadonlySignal<Trail | null>;
  /** The reader follows a link of the list. */
  take(trail: Trail): void;
}

export function createCaseTrail(): CaseTrail {
  const trail = signal<Trail | null>(null);
  return {
    trail,
    take(taken) {
      trail.value = taken;
    },
  };
}

const linkOf = ({ country, topic, value, model }: TrailCase): string =>
  caseLink(country, topic, value, model);

const isSame = (a: TrailCase, b: TrailCase): boolean =>
  a.country === b.country && a.topic === b.topic && a.value === b.value;

/** A step along the list: the case before or after, and its link. */
export interface TrailStep {
  readonly at: TrailCase;
  readonly link: string;
}

/**
 * Where a case is in the list that the reader came from: its place from 1, and its neighbours; null if it is in none.
 *
 * @param model of the address; null if it names none
 */
export function placeOnTrail(trail: Trail | null, here: TrailCase, model: string | null) {
  if (!trail) return null;
  const exact = trail.cases.findIndex((own) => isSame(own, here) && (own.model ?? null) === model);
  const at =
    exact >= 0 ? exact : trail.cases.findIndex((own) => isSame(own, here) && own.model === undefined);
  if (at < 0) return null;
  const step = (index: number): TrailStep | null => {
    const own = trail.cases[index];
    return own ? { at: own, link: linkOf(own) } : null;
  };
  return { place: at + 1, of: trail.cases.length, previous: step(at - 1), next: step(at + 1) };
}

/** Whether an element, or what it is in, is a link to a case. */
export function leadsToCase(element: EventTarget | null): boolean {
  return element instanceof Element && element.closest('a[href^="#/case/"]') !== null;
}
