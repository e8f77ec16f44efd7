import { readSortText, sortText, type TableSort } from '../domain/table-sort';
import { useText } from './use-setting';

/**
 * What a table is sorted by, kept in the address while the page stays.
 *
 * @param name of the setting, unique on its page
 */
export function useSort(
  name: string,
  first: TableSort | null = null,
): [TableSort | null, (sort: TableSort | null) => void] {
  const none = '';
  const isKnown = (text: string) => text === none || readSortText(text) !== null;
  const [text, set] = useText(name, first ? sortText(first) : none, isKnown);
  return [readSortText(text), (sort) => set(sort ? sortText(sort) : none)];
}
