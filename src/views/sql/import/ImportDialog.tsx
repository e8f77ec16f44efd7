import type { CsvFormat } from '../../../db/text-file';
import { formatCount } from '../../../domain/text/figures';
import type { SqlPage } from '../../../state/sql/sql-page';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Notice } from '../../../ui/Notice';
import { DialectFields } from './DialectFields';
import { PreviewTable } from './PreviewTable';
import { useCsvFormat } from './use-csv-format';
import { type AskedText, brokenText } from './use-imports';
import './import-dialog.css';

interface Props {
  readonly page: SqlPage;
  readonly file: AskedText;
  /** Files that are asked about, this one included. */
  readonly left: number;
  readonly busy: boolean;
  readonly onImport: (format: CsvFormat) => void;
  readonly onImportAll: (format: CsvFormat) => void;
  readonly onSkip: () => void;
  readonly onCancel: () => void;
}

/** Dates in an order of their own, in words. */
function dateText({ columns, dateFormat }: CsvFormat): string | null {
  const isOwn = dateFormat && !dateFormat.startsWith('%Y') && columns.some(({ type }) => type === 'DATE');
  const words: Readonly<Record<string, string>> = { d: 'day', m: 'month', Y: 'year', y: 'year (two digits)' };
  return isOwn ? dateFormat.replace(/%-?(.)/g, (_, part: string) => words[part] ?? part) : null;
}

/** Asks how a delimited text is to be read. */
export function ImportDialog({ page, file, left, busy, onImport, onImportAll, onSkip, onCancel }: Props) {
  const { format, preview, problem, setDialect, setType } = useCsvFormat(page, file);
  const { text, name } = file;
  const unclosed = format.quote === '"' ? text.unclosed : null;
  const ready = !busy && problem === null && unclosed === null;
  const dates = dateText(format);
  const among = preview?.looked ? ` among the first ${formatCount(preview.looked)} rows` : '';
  return (
    <Dialog
      class="import-dialog"
      title={`Import ${text.name}`}
      onCancel={() => {
        if (!busy) onCancel();
      }}
    >
      <p class="muted">
        It becomes the table <code>{name}</code>
        {text.encoding === 'UTF-8' ? '.' : `, read as ${text.encoding} text.`}
        {left > 1 && ` ${formatCount(left - 1)} more file${left === 2 ? '' : 's'} to come.`}
      </p>
      <DialectFields format={format} disabled={busy} onChange={setDialect} />
      {unclosed !== null && (
        <Notice kind="error" title="A quote is never closed">
          <p>
            It is the one before “{unclosed}”: the file is cut off, or damaged. To read it as it is, choose no
            quotes.
          </p>
        </Notice>
      )}
      {problem !== null && (
        <Notice kind="error" title="It cannot be read like this">
          <p>{problem}</p>
        </Notice>
      )}
      {dates && <p class="small">Dates are read as {dates}.</p>}
      <p class="small" role="status">
        {problem !== null || unclosed !== null
          ? ''
          : preview
            ? brokenText(preview.broken, 'before', among) || `All rows fit${among}.`
            : 'Reading the first rows…'}
      </p>
      <PreviewTable format={format} rows={preview?.rows ?? []} disabled={busy} onType={setType} />
      <div class="buttons">
        <Button class="button is-primary" disabled={!ready} onClick={() => onImport(format)}>
          {busy ? 'Importing…' : 'Import'}
        </Button>
        {left > 1 && (
          <>
            <Button disabled={!ready} onClick={() => onImportAll(format)}>
              Import all {formatCount(left)} as detected
            </Button>
            <Button disabled={busy} onClick={onSkip}>
              Skip this file
            </Button>
          </>
        )}
        <Button disabled={busy} onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
