import { useState } from 'preact/hooks';
import type { BrokenLines, CsvFormat } from '../../../db/text-file';
import { formatCount } from '../../../domain/text/figures';
import { importFile, importText, type MadeTable, type OpenedText } from '../../../state/sql/import-file';
import type { SqlPage } from '../../../state/sql/sql-page';
import { openSqlFile } from '../open-sql-file';

/** A text whose import the reader is asked about. */
export interface AskedText extends OpenedText {
  readonly id: number;
}

interface Said {
  readonly text: string;
  readonly isError: boolean;
}

let ids = 0;

/** Lines that are left out, as a sentence; empty for none. */
export function brokenText({ count, first }: BrokenLines, when: 'before' | 'after', among = ''): string {
  if (count === 0) return '';
  const one = count === 1;
  const fate =
    when === 'after'
      ? `did not fit and ${one ? 'was' : 'were'} left out`
      : `${one ? 'does' : 'do'} not fit and will be left out`;
  const lines = first.map(({ line, problem }) => `line ${formatCount(line)} (${problem})`).join(', ');
  const more = count > first.length ? ', and others' : '';
  return `${formatCount(count)} line${one ? '' : 's'}${among} ${fate}: ${lines}${more}.`;
}

function tableText({ file, name, rows, replaced, broken }: MadeTable): string {
  const lost = brokenText(broken, 'after');
  const sentence = `${file} is the table ${name} now, with ${formatCount(rows)} row${rows === 1 ? '' : 's'}${replaced ? ', in place of the one of that name' : ''}.`;
  return [sentence, lost, 'It stays in this browser.'].filter(Boolean).join(' ');
}

/** Files that become tables: one after another, texts after a question. */
export function useImports(page: SqlPage, setMessage: (message: Said | null) => void) {
  const [opened, setOpened] = useState<readonly AskedText[]>([]);
  const [busy, setBusy] = useState(false);
  const { workbench } = page.database;

  /** Works through a list and says at its end what became of each. */
  const each = async <Item>(items: readonly Item[], work: (item: Item) => Promise<string>) => {
    const said: Said[] = [];
    for (const item of items)
      try {
        said.push({ text: await work(item), isError: false });
      } catch (error) {
        said.push({ text: error instanceof Error ? error.message : String(error), isError: true });
      }
    const texts = said.map(({ text }) => text).filter(Boolean);
    setMessage(
      texts.length > 0 ? { text: texts.join(' '), isError: said.some(({ isError }) => isError) } : null,
    );
  };
  const importTexts = async (texts: readonly AskedText[]) => {
    setBusy(true);
    await each(texts, async (text) => tableText(await importText(text, workbench)));
    setBusy(false);
    setOpened((before) => before.filter(({ id }) => !texts.some((text) => text.id === id)));
  };
  return {
    opened,
    busy,
    addFiles: (files: readonly File[]) =>
      each(files, async (file) => {
        setMessage({ text: `Reading ${file.name}…`, isError: false });
        const imported = await importFile(file, workbench);
        if (imported.kind === 'table') return tableText(imported);
        if (imported.kind === 'text') {
          setOpened((before) => [...before, { ...imported, id: ids++ }]);
          return '';
        }
        if (imported.kind === 'database')
          return `Opened ${file.name} as the database ${imported.name}, for this visit. To keep a table: CREATE TABLE t AS FROM ${imported.name}.t`;
        return openSqlFile(page.tabs, imported, file.name);
      }),
    importFirst: (format: CsvFormat) =>
      void importTexts(opened.slice(0, 1).map((text) => ({ ...text, format }))),
    importAll: (format: CsvFormat) =>
      void importTexts(opened.map((text, index) => (index === 0 ? { ...text, format } : text))),
    skip: () => setOpened((before) => before.slice(1)),
    cancel: () => setOpened([]),
  };
}
