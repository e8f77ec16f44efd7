import manifest from 'virtual:data-manifest';
import { commentOf, describeTables } from '../../analysis/described-tables';
import { DATA_VERSION } from '../../analysis/source-line';
import { holdsDatabase, leftOutOfDatabase } from '../../domain/manifest';
import { formatCount } from '../../domain/text/figures';
import { formatBytes } from '../../domain/text/format-bytes';
import { VIA_REPOSITORY } from '../../domain/via/provenance';
import { VIEWS } from '../../domain/views';
import { VIEW_SQL } from '../../sql/views';
import { useServices } from '../../state/services';
import { LinkButton } from '../../ui/Button';
import { DatabaseElsewhere, Elsewhere } from '../../ui/Elsewhere';
import { CheckCells } from './CheckCells';
import { Downloads } from './Downloads';
import { MissingPairsFacts } from './MissingPairsFacts';
import { TableSection } from './TableSection';
import './tables.css';

const TABLES = describeTables(manifest);

/** What the reader added to each table, in words. */
function useChanges(): (table: string) => string | null {
  const { via, raw, models } = useServices().imports;
  const state = via.state.value;
  const imported = models.list.value;
  const read = [...raw.states.value].filter(([, { kind }]) => kind === 'loaded').map(([model]) => model);
  return (table) => {
    if (table === 'via_actions')
      return state.kind === 'loaded'
        ? `in their place, ${formatCount(state.file.summary.rows)} rows of the release that you loaded`
        : null;
    const own = imported.filter(
      ({ ratings, choices }) =>
        table === 'models' ||
        table === 'cells' ||
        (table === 'task1_ratings' && ratings !== null) ||
        (table === 'task2_choices' && choices !== null),
    );
    const changes = [
      ...(own.length > 0
        ? [`and the rows of ${own.map(({ label }) => label).join(', ')}, which you imported`]
        : []),
      ...(read.length > 0 && (table === 'cells' || table === 'task2_choices')
        ? [`with the choices of ${read.join(', ')} from the authors’ files, which you loaded`]
        : []),
    ];
    return changes.length > 0 ? changes.join('; ') : null;
  };
}

/** Every table and view of the site, to read about and download. */
export default function TablesView() {
  const changes = useChanges();
  const bytes = TABLES.reduce((sum, table) => sum + table.bytes, 0);
  return (
    <article class="data article">
      <h1>Data</h1>
      <p class="page-lead">
        Every number of this site comes from {TABLES.length} tables, {formatBytes(bytes)} in all, and{' '}
        {VIEWS.length} views on them. They are read from the authors’ repository {VIA_REPOSITORY.name} at
        commit {VIA_REPOSITORY.commit.slice(0, 7)}; the <a href="#/about">About page</a> says how, and the{' '}
        <a href="#/evidence">Evidence page</a> how each choice is known.
      </p>
      <p>
        Data version {DATA_VERSION}: <a href="data/CHANGELOG.md">what each version changed</a>. For machines:{' '}
        <a href="croissant.json">Croissant</a> and the <a href="data/manifest.json">manifest</a>, with the
        hash of every file.
      </p>
      <nav aria-label="Tables and views">
        <ul class="data-index small plain-list">
          {TABLES.map(({ table }) => (
            <li key={table.name}>
              <LinkButton onClick={() => document.getElementById(`table-${table.name}`)?.scrollIntoView()}>
                {table.name}
              </LinkButton>
            </li>
          ))}
        </ul>
      </nav>
      <MissingPairsFacts />
      <h2>On your own machine</h2>
      {holdsDatabase(manifest) ? <DatabaseElsewhere leftOut={leftOutOfDatabase(manifest)} /> : <Elsewhere />}
      <h2>Tables</h2>
      {TABLES.map((described) => (
        <TableSection
          key={described.table.name}
          described={described}
          changed={changes(described.table.name)}
        >
          {described.table.name === 'cells' && <CheckCells />}
        </TableSection>
      ))}
      <h2>Views</h2>
      <p>Computed from the tables in your browser. The comment of each says what it holds.</p>
      {VIEWS.map((view) => (
        <section class="data-table" key={view} aria-labelledby={`title-${view}`}>
          <h3 id={`title-${view}`}>
            <code>{view}</code>
          </h3>
          <pre class="data-comment">{commentOf(VIEW_SQL[view])}</pre>
          <details class="data-files more small">
            <summary>Its SQL</summary>
            <pre class="code-box" tabIndex={0}>
              {VIEW_SQL[view]}
            </pre>
          </details>
          <Downloads name={view} order={[]} file={null} />
        </section>
      ))}
    </article>
  );
}
