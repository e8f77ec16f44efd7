import { useEffect, useState } from 'preact/hooks';
import type { Database, ResultSet } from '../../db/types';
import { formatCount } from '../../domain/text/figures';
import { Fact } from '../../ui/Fact';
import { cellText } from './results/show-value';

interface Props {
  readonly database: Database;
  /** Name of a table or view, quoted if necessary. */
  readonly relation: string;
  /** How many rows it has, if that is known. */
  readonly known: number | null;
}

const SAMPLE = 3;

/** A few rows of a table, and its row count if that was not known. */
export function SampleRows({ database, relation, known }: Props) {
  const [sample, setSample] = useState<{ rows: ResultSet; count: number | null } | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const statements = [`FROM ${relation} LIMIT ${SAMPLE}`, `SELECT count(*)::DOUBLE AS n FROM ${relation}`];
    const found: ResultSet[] = [];
    database.workbench
      .run(known === null ? statements : statements.slice(0, 1), {
        signal: controller.signal,
        maxRows: SAMPLE,
        readOnly: true,
        onResult: (_, { result }) => found.push(result),
      })
      .then(() => {
        const [rows, count] = found;
        if (rows) setSample({ rows, count: known ?? (count?.value(0, 0) as number) });
      })
      .catch((cause: Error) => {
        if (!controller.signal.aborted) setError(cause.message);
      });
    return () => controller.abort();
  }, [database, relation, known]);
  if (error) return <p class="schema-error">{error}</p>;
  if (!sample) return <p class="schema-empty">Reading a few rows…</p>;
  const { rows, count } = sample;
  return (
    <div class="schema-sample">
      <p>
        {count === null ? '' : `${formatCount(count)} row${count === 1 ? '' : 's'}. `}
        {rows.rowCount > 0 && 'The first:'}
      </p>
      {Array.from({ length: rows.rowCount }, (_, row) => (
        <dl key={row}>
          {rows.columns.map((column, index) => {
            const text = cellText(rows, row, index);
            return (
              <Fact key={column.name} name={column.name}>
                {text ?? <em>NULL</em>}
              </Fact>
            );
          })}
        </dl>
      ))}
    </div>
  );
}
