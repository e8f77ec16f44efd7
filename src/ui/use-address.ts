import { useMemo } from 'preact/hooks';
import { useSearch } from 'wouter-preact';
import { type Reading, refined } from '../analysis/address';
import type { ListedModel } from '../analysis/listed-model';
import { useServices } from '../state/services';

/**
 * The state in the page's address.
 *
 * @param withModels leaves out what the models at hand have no room for, once their list is complete
 */
export function useAddress<State>(
  read: (search: string) => Reading<State>,
  withModels?: (state: State, models: readonly ListedModel[]) => Reading<State>,
): Reading<State> {
  const { models } = useServices();
  const search = useSearch();
  const [listed, complete] = [models.models.value, models.complete.value];
  return useMemo(() => {
    const asked = read(search);
    return complete && withModels ? refined(asked, (state) => withModels(state, listed)) : asked;
  }, [read, withModels, search, listed, complete]);
}
