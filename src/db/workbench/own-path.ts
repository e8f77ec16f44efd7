import { identifier } from '../../sql/quote';
import type { OwnObject } from '../types';
import { OWN_DATABASE } from './databases';

/** The full name of one of the reader's objects, quoted. */
export function pathOf({ schema, name }: Pick<OwnObject, 'schema' | 'name'>): string {
  return `${OWN_DATABASE}.${identifier(schema)}.${identifier(name)}`;
}
