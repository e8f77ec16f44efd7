import { useState } from 'preact/hooks';
import type { ResultSet } from '../../../db/types';
import { SPREADSHEET_HINT } from '../../../exports/for-spreadsheets';
import { copyText } from '../../../platform/clipboard';
import type { SnippetLanguage } from '../../../sql/snippets';
import { type ExportFormat, exportResult, MARKDOWN_ROWS } from '../../../state/sql/export-result';
import { Menu, type MenuGroup } from '../../../ui/Menu';
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
  const [said, setSaid] = useState<string | null>(null);
  const act = async (work: () => Promise<string | null>) => {
    setSaid(null);
    try {
      setSaid(await work());
    } catch (cause) {
      setSaid(`That did not work: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
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
  const groups: readonly MenuGroup[] = [
    {
      title: 'Rows as a file',
      items: FORMATS.map(({ format, label, hint }) => ({ label, hint, act: () => void act(asFile(format)) })),
    },
    ...(picture
      ? [
          {
            title: 'Chart as a picture',
            items: [
              { label: 'SVG', act: () => void act(asPicture('svg')) },
              { label: 'PNG', act: () => void act(asPicture('png')) },
            ],
          },
        ]
      : []),
    {
      title: 'Copy a program that gives the same result',
      items: LANGUAGES.map(({ language, label }) => ({
        label,
        act: () => void act(asSnippet(language, label)),
      })),
    },
  ];
  return (
    <div class="export-menu">
      <Menu label="Export" groups={groups} />
      <span class="export-menu-said" role="status">
        {said}
      </span>
    </div>
  );
}
