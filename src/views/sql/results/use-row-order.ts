import { useEffect, useState } from 'preact/hooks';
import type { ResultSet, RowOrder } from '../../../db/types';

export type Sort = NonNullable<RowOrder['sort']>;

interface Asked extends RowOrder {
  readonly result: ResultSet;
}

interface Ordered {
  /** Places in the result, in order; null for all of them as they are. */
  readonly rows: Int32Array | null;
  readonly waiting: boolean;
  readonly error: string | null;
}

/** The rows to show, as DuckDB orders and finds them; those shown before while it does. */
export function useRowOrder(result: ResultSet, sort: Sort | null, search: string): Ordered {
  const [found, setFound] = useState<(Asked & Omit<Ordered, 'waiting'>) | null>(null);
  const asIs = !sort && search === '';
  useEffect(() => {
    if (asIs) return;
    let current = true;
    const asked = { result, sort, search };
    const tell = (rows: Int32Array | null, error: string | null) => {
      if (current) setFound({ ...asked, rows, error });
    };
    result.order(asked).then(
      (rows) => tell(rows, null),
      (cause: Error) => tell(null, cause.message),
    );
    return () => {
      current = false;
    };
  }, [result, sort, search, asIs]);
  if (asIs) return { rows: null, waiting: false, error: null };
  const shown = found?.result === result ? found : null;
  const settled = shown !== null && shown.sort === sort && shown.search === search;
  return { rows: shown?.rows ?? null, waiting: !settled, error: settled ? shown.error : null };
}
