import { useEffect, useRef, useState } from 'preact/hooks';
import { type CsvDialect, type CsvFormat, type CsvPreview, dialectOf } from '../../../db/text-file';
import type { OpenedText } from '../../../state/sql/import-file';
import type { SqlPage } from '../../../state/sql/sql-page';

/** How a text is to be read, as the reader changes it, and what becomes of its first rows. */
export function useCsvFormat(page: SqlPage, file: OpenedText) {
  const { texts } = page.database.workbench;
  const [format, setFormat] = useState(file.format);
  const [preview, setPreview] = useState<CsvPreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const given = useRef<Partial<CsvDialect>>({});
  const latest = useRef(0);

  /** Answers that a later change has overtaken are not shown. */
  const ask = async (wanted: () => Promise<CsvFormat>) => {
    const turn = ++latest.current;
    setProblem(null);
    try {
      const next = await wanted();
      if (turn !== latest.current) return;
      setFormat(next);
      const shown = await texts.preview(file.text, next);
      if (turn !== latest.current) return;
      setFormat({ ...next, columns: shown.columns });
      setPreview(shown);
    } catch (error) {
      if (turn !== latest.current) return;
      setPreview(null);
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a file; changes ask by themselves
  useEffect(() => void ask(async () => file.format), []);
  return {
    format,
    preview,
    problem,
    setDialect(part: Partial<CsvDialect>) {
      given.current = { ...given.current, ...part };
      const dialect = { ...format, ...part };
      setFormat(dialect);
      // What was detected holds until the reader changes it, except where the delimiter is another.
      const kept = part.delimiter === undefined ? dialectOf(dialect) : given.current;
      void ask(() => texts.detect(file.text, kept));
    },
    setType(index: number, type: string) {
      const columns = format.columns.map((column, place) =>
        place === index ? { ...column, type, chosen: true } : column,
      );
      void ask(async () => ({ ...format, columns }));
    },
  };
}
