import { SHOWN_AS, type Shown } from './ShownAs';
import { useSetting } from './use-setting';

/**
 * How a figure is shown, kept in the address.
 *
 * @param name the figure's, alone on its page
 */
export function useShown(name: string, first: Shown): [Shown, (shown: Shown) => void] {
  return useSetting(name, SHOWN_AS, first);
}
