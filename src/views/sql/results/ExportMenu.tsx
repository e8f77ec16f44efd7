import { useRef, useState } from 'preact/hooks';
import type { ResultSet } from '../../../db/types';
import { SPREADSHEET_HINT } from '../../../exports/for-spreadsheets';
import { copyText } from '../../../platform/clipboard';
import type { SnippetLanguage } from '../../../sql/snippets';
import { type ExportFormat, exportResult, MARKDOWN_ROWS } from '../../../state/sql/export-result';
import { ListButton } from '../../../ui/Button';
import './export-menu.css';

const FORMATS: readonly { format: ExportFormat; label: string; hint?: string }[] = [
  { format: 'csv', label: 'CSV' },
  { format: 'spreadsheet', label: 'CSV for spreadsheets', hint: SPREADSHEET_HINT },
  { format: 'parquet', label: 'Parquet' },
  { format: 'arrow', label: 'Arrow' },
  { format: 'json', label: 'JSON' },
  { format: 'markdown', label: 'Markdown' },
];
const LANGUAGES: readonly { language: SnippetLanguage; label: string }[] = [
  { language: 'python', label: 'Python' },
  { language: 'r', label: 'R' },
  { language: 'cli', label: 'DuckDB command line' },
];

interface Props {
  readonly result: ResultSet;
  /** Stem of the file names. */
  readonly name: string;
  readonly snippetOf: (language: SnippetLanguage) => Promise<string>;
  /** The picture, if a chart is shown. */
  readonly picture: ((format: 'svg' | 'png') => Promise<Blob>) | null;
}

/** What a result can be exported as: files, a picture, a program that gives the same result. */
export function ExportMenu({ result, name, snippetOf, picture }: Props) {
  const menu = useRef<HTMLDetailsElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const act = async (work: () => Promise<string | null>) => {
    if (menu.current) menu.current.open = false;
    setSaid(null);
    try {
      setSaid(await work());
    } catch (cause) {
      setSaid(`That did not work: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
    menu.current?.querySelector('summary')?.focus();
  };
  const save = async (file: { name: string; type: string; content: BlobPart }) => {
    const { download } = await import('../../../exports/download');
    download(file.name, file.type, file.content);
  };
  const asFile = (format: ExportFormat) => async () => {
    await save(await exportResult(format, result, name));
    if (format === 'markdown' && result.rowCount > MARKDOWN_ROWS)
      return `Markdown holds the first ${MARKDOWN_ROWS.toLocaleString('en-US')} rows.`;
    return null;
  };
  const asPicture = (format: 'svg' | 'png') => async () => {
    if (picture) await save({ name: `${name}.${format}`, type: '', content: await picture(format) });
    return null;
  };
  const asSnippet = (language: SnippetLanguage, label: string) => async () => {
    const text = await snippetOf(language);
    if (await copyText(text)) return `${label} copied.`;
    await save({
      name: `${name}.${{ python: 'py', r: 'R', cli: 'sql' }[language]}`,
      type: 'text/plain',
      content: text,
    });
    return 'The browser does not allow copying, so it was saved as a file.';
  };
  return (
    <div class="export-menu">
      <details
        ref={menu}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && menu.current) {
            menu.current.open = false;
            menu.current.querySelector('summary')?.focus();
          }
        }}
      >
        <summary class="button">Export</summary>
        <div class="export-menu-items">
          <p>Rows as a file</p>
          {FORMATS.map(({ format, label, hint }) => (
            <ListButton key={format} title={hint} onClick={() => void act(asFile(format))}>
              {label}
            </ListButton>
          ))}
          {picture && (
            <>
              <p>Chart as a picture</p>
              <ListButton onClick={() => void act(asPicture('svg'))}>SVG</ListButton>
              <ListButton onClick={() => void act(asPicture('png'))}>PNG</ListButton>
            </>
          )}
          <p>Copy a program that gives the same result</p>
          {LANGUAGES.map(({ language, label }) => (
            <ListButton key={language} onClick={() => void act(asSnippet(language, label))}>
              {label}
            </ListButton>
          ))}
        </div>
      </details>
      <span class="export-menu-said" role="status">
        {said}
      </span>
    </div>
  );
}
