import { formatCount } from '../../domain/text/figures';
import { formatBytes } from '../../domain/text/format-bytes';
import { FIRST_ROWS, type ProblemGroup } from '../../readers/row-log';
import type { DraftFile } from '../../state/imports/import-draft';
import { FailedFile } from './FailedFile';

/** Groups beyond this are counted together. */
const MOST = 12;

function Groups({ caption, groups }: { caption: string; groups: readonly ProblemGroup[] }) {
  if (groups.length === 0) return null;
  const others = groups.slice(MOST);
  return (
    <table class="import-groups">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" class="numeric">
            How often
          </th>
          <th scope="col">In rows</th>
        </tr>
      </thead>
      <tbody>
        {groups.slice(0, MOST).map(({ problem, count, rows, examples }) => (
          <tr key={problem}>
            <td>
              {problem}
              {examples.length > 0 && (
                <span class="import-example">
                  {examples.length === 1 && count === 1 ? '' : 'such as '}
                  {examples.join('; ')}
                </span>
              )}
            </td>
            <td class="numeric">{formatCount(count)}</td>
            <td>
              {rows.map(formatCount).join(', ')}
              {rows.length === FIRST_ROWS && count > FIRST_ROWS && ', …'}
            </td>
          </tr>
        ))}
        {others.length > 0 && (
          <tr>
            <td>{formatCount(others.length)} other kinds</td>
            <td class="numeric">{formatCount(others.reduce((sum, { count }) => sum + count, 0))}</td>
            <td />
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** What became of a file: how far it has been read, why it cannot be, or what was read and what was not. */
export function FileReport({ file }: { file: DraftFile }) {
  if (file.kind === 'reading')
    return (
      <div class="import-file" role="status">
        <h3>{file.name}</h3>
        <p>
          Reading… {file.of > 0 && `row ${formatCount(file.done)} of ${formatCount(file.of)}`}{' '}
          <progress
            aria-label={`Reading ${file.name}`}
            {...(file.of > 0 ? { max: file.of, value: file.done } : {})}
          />
        </p>
      </div>
    );
  if (file.kind === 'failed') return <FailedFile name={file.name} error={file.error} />;
  if (file.kind === 'replaced')
    return (
      <div class="import-file">
        <h3>{file.name} is left out</h3>
        <p>{file.by} has answers for the same task and was chosen later.</p>
      </div>
    );
  const { reading } = file;
  const good = reading.rows - reading.refusedRows;
  return (
    <div class="import-file">
      <h3>{file.name}</h3>
      <p>
        <strong>Task {reading.task}</strong>, {formatBytes(reading.bytes)}: {formatCount(good)}{' '}
        {good === 1 ? 'row' : 'rows'} read, {formatCount(reading.refusedRows)} refused,{' '}
        {formatCount(reading.repeatedRows)} repeated. {formatCount(reading.preview.scenarios)} of 132
        scenarios, {formatCount(reading.preview.cases)} of 7,392 cases, prompt{' '}
        {reading.preview.variants.length === 1 ? 'variant' : 'variants'}{' '}
        {reading.preview.variants.join(', ') || 'none'}.
      </p>
      {reading.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {(reading.refused.length > 0 || reading.problems.length > 0) && (
        <p class="muted">Rows are numbered from 1, starting after the header.</p>
      )}
      <Groups caption="Rows that were refused" groups={reading.refused} />
      <Groups caption="Missing or repeated in rows that were read" groups={reading.problems} />
    </div>
  );
}
