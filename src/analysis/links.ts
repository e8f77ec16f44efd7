/** Routes to a scenario and to a case, from anywhere on the site. */

import { forChats } from './given-link';

const part = encodeURIComponent;

export function scenarioLink(country: string, topic: string, model?: string): string {
  return `/scenario/${part(country)}/${part(topic)}${model ? `?model=${part(model)}` : ''}`;
}

export function caseLink(country: string, topic: string, value: string, model?: string): string {
  return `/case/${part(country)}/${part(topic)}/${part(value)}${model ? `?model=${part(model)}` : ''}`;
}

/** A part of a route as it was before `encodeURIComponent`; a broken escape stays as it is. */
export function routePart(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return text ?? '';
  }
}

/** A claim on the findings page. */
export function claimLink(claim: string): string {
  return `/findings?claim=${part(claim)}`;
}

/** Plans a local run of one scenario. */
export function runLink(country: string, topic: string): string {
  return `/run?country=${part(country)}&topic=${part(topic)}`;
}

/** The route of the SQL page with a statement in it, for "Open in SQL" anywhere on the site. */
export function sqlLink(sql: string): string {
  return forChats(`/sql?q=${part(sql)}`);
}
