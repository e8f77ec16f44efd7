import { identifier } from '../../sql/quote';
import { OWN_DATABASE } from './databases';

/** The full name of one of the reader's objects, quoted. */
export function ownPath(name: string, schema = 'main'): string {
  return `${OWN_DATABASE}.${identifier(schema)}.${identifier(name)}`;
}
