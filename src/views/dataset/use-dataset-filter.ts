import { useMemo } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { type DatasetFilter, readFilter, writeFilter } from '../../analysis/dataset/filter';

/** The filter in the address. Choosing adds a step for the Back button; typing (`replace`) does not. */
export function useDatasetFilter(): {
  filter: DatasetFilter;
  setFilter: (filter: DatasetFilter, options?: { replace?: boolean }) => void;
} {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const filter = useMemo(() => readFilter(search), [search]);
  return {
    filter,
    setFilter(next, options = {}) {
      const query = writeFilter(next);
      navigate(query ? `${path}?${query}` : path, options);
    },
  };
}
