import files from 'virtual:data-files';
import { Trash2, X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { OwnObject } from '../../db/types';
import { formatCount } from '../../domain/text/figures';
import { RELATIONS, type Relation } from '../../sql/catalog';
import { plainIdentifier } from '../../sql/quote';
import type { SqlPage } from '../../state/sql/sql-page';
import { LinkButton } from '../../ui/Button';
import { OwnDatabase } from './OwnDatabase';
import { SampleRows } from './SampleRows';
import './schema-panel.css';

const ROWS = new Map<string, number>();
for (const { table, rows } of files) ROWS.set(table, (ROWS.get(table) ?? 0) + rows);

interface Props {
  readonly page: SqlPage;
  readonly onInsert: (text: string) => void;
  readonly onAsk: (sql: string) => void;
}

function Columns({ columns, onInsert }: { columns: Relation['columns']; onInsert: Props['onInsert'] }) {
  return (
    <ul class="schema-columns plain-list">
      {columns.map(({ name, type, meaning }) => (
        <li key={name}>
          <button type="button" title="Insert the name" onClick={() => onInsert(plainIdentifier(name))}>
            {name}
          </button>
          <span class="schema-type">{type}</span>
          {meaning && <span class="schema-meaning">{meaning}</span>}
        </li>
      ))}
    </ul>
  );
}

function RelationEntry({
  relation,
  rows,
  page,
  onInsert,
  onAsk,
}: Props & { relation: Relation & { readonly schema?: readonly string[] }; rows: number | null }) {
  const [open, setOpen] = useState(false);
  const path = [...(relation.schema ?? []), relation.name].map(plainIdentifier).join('.');
  // The reader's own tables are shown in full, so that they can be exported.
  const limit = relation.meaning === '' ? '' : ' LIMIT 100';
  return (
    <details class="schema-relation" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <code>
          {path.split(/(?<=_)/).map((part) => (
            <span key={part}>
              {part}
              <wbr />
            </span>
          ))}
        </code>
        <span class="schema-rows">{rows === null ? relation.kind : formatCount(rows)}</span>
      </summary>
      {open && (
        <div class="schema-body">
          {relation.meaning && <p>{relation.meaning}</p>}
          <p class="schema-actions">
            <LinkButton onClick={() => onInsert(path)}>Insert name</LinkButton>
            <LinkButton onClick={() => onAsk(`FROM ${path}${limit};\n`)}>
              {limit === '' ? 'See and export' : 'See rows'}
            </LinkButton>
            <LinkButton onClick={() => onAsk(`SUMMARIZE ${path};\n`)}>Summarize</LinkButton>
          </p>
          <Columns columns={relation.columns} onInsert={onInsert} />
          <SampleRows database={page.database} relation={path} known={rows} />
        </div>
      )}
    </details>
  );
}

/** Names outside the first schema include their schema, names in an opened file its database. */
function asRelation(object: OwnObject, database = 'mine') {
  return {
    name: object.name,
    schema: [
      ...(database === 'mine' && object.schema === 'main' ? [] : [database]),
      ...(object.schema === 'main' ? [] : [object.schema]),
    ],
    kind: object.kind === 'view' ? ('view' as const) : ('table' as const),
    meaning: '',
    columns: object.columns.map((column) => ({ ...column, meaning: '' })),
  };
}

/** The tables and views that can be queried, the reader's own first. Its children come below those. */
export function SchemaPanel({
  page,
  onInsert,
  onAsk,
  children,
}: Props & { readonly children: ComponentChildren }) {
  const { workbench } = page.database;
  const [error, setError] = useState<string | null>(null);
  const own = workbench.objects.value;
  const attempt = (work: Promise<void>) => {
    setError(null);
    work.catch((cause: Error) => setError(cause.message));
  };
  return (
    <div class="schema">
      <h3 class="as-h4">
        Yours <span class="schema-note">in the schema “mine”</span>
      </h3>
      {own.length === 0 && (
        <p class="schema-empty">
          Nothing yet. <code>CREATE TABLE</code> and <code>CREATE VIEW</code> make things here, and so does a
          file dropped on this page.
        </p>
      )}
      {own.map((object) => (
        <div key={`${object.kind} ${object.schema} ${object.name}`} class="schema-own">
          {object.kind === 'table' || object.kind === 'view' ? (
            <RelationEntry
              relation={asRelation(object)}
              rows={object.rows}
              page={page}
              onInsert={onInsert}
              onAsk={onAsk}
            />
          ) : (
            <p class="schema-other">
              <code>{object.name}</code> <span class="schema-rows">{object.kind}</span>
            </p>
          )}
          <button
            type="button"
            class="schema-drop"
            aria-label={`Drop ${object.name}`}
            title={`Drop the ${object.kind}`}
            onClick={() => attempt(workbench.drop(object))}
          >
            <Trash2 size={14} aria-hidden="true" />
          </button>
        </div>
      ))}
      {error && (
        <p class="schema-error" role="alert">
          {error}
        </p>
      )}
      <OwnDatabase workbench={workbench} />
      {page.problem.value && <p class="schema-error">{page.problem.value}</p>}
      {workbench.opened.value.map(({ name, file, objects }) => (
        <div key={name}>
          <div class="schema-own">
            <h3 class="as-h4">
              {file} <span class="schema-note">as “{name}”, for this visit, read only</span>
            </h3>
            <button
              type="button"
              class="schema-drop"
              aria-label={`Close ${file}`}
              title="Close the file"
              onClick={() => attempt(workbench.close(name))}
            >
              <X size={14} aria-hidden="true" />
            </button>
          </div>
          {objects
            .filter(({ kind }) => kind === 'table' || kind === 'view')
            .map((object) => (
              <RelationEntry
                key={`${object.schema} ${object.name}`}
                relation={asRelation(object, name)}
                rows={object.rows}
                {...{ page, onInsert, onAsk }}
              />
            ))}
        </div>
      ))}
      {children}
      <h3 class="as-h4">Views</h3>
      {RELATIONS.filter(({ kind }) => kind === 'view').map((relation) => (
        <RelationEntry key={relation.name} relation={relation} rows={null} {...{ page, onInsert, onAsk }} />
      ))}
      <h3 class="as-h4">Tables</h3>
      {RELATIONS.filter(({ kind }) => kind === 'table').map((relation) => (
        <RelationEntry
          key={relation.name}
          relation={relation}
          rows={ROWS.get(relation.name) ?? 0}
          {...{ page, onInsert, onAsk }}
        />
      ))}
    </div>
  );
}
