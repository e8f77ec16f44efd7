import { readFileSync } from 'node:fs';

/** The text of a licence by its SPDX identifier, without a copyright line. */
export function licenceText(id: string): string {
  return readFileSync(new URL(`licences/${id}.txt`, import.meta.url), 'utf8').trim();
}
