import { useMemo } from 'preact/hooks';
import { useSearch } from 'wouter-preact';
import { type Address, type Reading, refined } from '../analysis/address';
import { forgiven } from '../analysis/given-link';
import type { ListedModel } from '../analysis/listed-model';
import { useServices } from '../state/services';
import { useLinkProblems } from './LinkProblems';

/**
 * The state in the page's address; the page says which parts of it could not be followed.
 *
 * @param withModels drops what the available models rule out, once their list is complete
 */
export function useAddress<State>(
  read: Address<State>['read'],
  withModels?: (state: State, models: readonly ListedModel[]) => Reading<State>,
): State {
  const { models } = useServices();
  const search = useSearch();
  const [listed, complete] = [models.models.value, models.complete.value];
  const { state, problems } = useMemo(() => {
    const reading = (given: string) => {
      const asked = read(given);
      return complete && withModels ? refined(asked, (state) => withModels(state, listed)) : asked;
    };
    return forgiven(reading, search);
  }, [read, withModels, search, listed, complete]);
  useLinkProblems(problems);
  return state;
}
