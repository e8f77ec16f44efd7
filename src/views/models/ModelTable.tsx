import { MODEL_TABLE_SQL, type ModelTableRow } from '../../state/imports/model-rows';
import { useServices } from '../../state/services';
import { useLiveQuery } from '../../state/use-live-query';
import { formatCount, formatRate } from '../../ui/format';
import { QueryStatus } from '../../ui/QueryStatus';
import { Skeleton } from '../../ui/Skeleton';
import { ExportButton } from './ExportButton';
import { ModelActions } from './ModelActions';

function Row({ row }: { row: ModelTableRow }) {
  const imported = useServices().imports.models.list.value.find(({ model }) => model === row.model);
  return (
    <tr>
      <th scope="row">
        {row.label}
        {row.origin !== 'published' && <span class="model-origin">{row.origin}</span>}
        {row.note && <span class="model-note">{row.note}</span>}
        {imported && <ModelActions model={imported} />}
      </th>
      <td class="numeric">{formatRate(row.alignment_rate)}</td>
      <td class="numeric">
        {formatCount(row.ratings)}
        {row.ratings > 0 && <ExportButton model={row.model} label={row.label} task={1} />}
      </td>
      <td class="numeric">
        {formatCount(row.choices)}
        {row.choices > 0 && <ExportButton model={row.model} label={row.label} task={2} />}
      </td>
    </tr>
  );
}

/** All models with what there is of each, to export, and to rename or delete the reader's own. */
export function ModelTable() {
  const { changes } = useServices().imports.models;
  const state = useLiveQuery<ModelTableRow>(MODEL_TABLE_SQL, [], null, changes.value);
  return (
    <section aria-labelledby="all-models">
      <h2 id="all-models">All models</h2>
      <p>
        Each model can be exported in the authors’ layout, to use with their notebooks or import elsewhere.
        When the release is loaded, the Task 2 file also has the texts of the actions.{' '}
        <QueryStatus state={state} />
      </p>
      {state.rows ? (
        <div class="table-scroll" tabIndex={0} role="region" aria-label="All models">
          <table class="models-table">
            <thead>
              <tr>
                <th scope="col">Model</th>
                <th scope="col" class="numeric">
                  Alignment rate
                </th>
                <th scope="col" class="numeric">
                  Task 1 ratings
                </th>
                <th scope="col" class="numeric">
                  Task 2 choices
                </th>
              </tr>
            </thead>
            <tbody>
              {state.rows.map((row) => (
                <Row key={row.model} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        state.status !== 'failed' && <Skeleton label="Loading the models" lines={9} />
      )}
    </section>
  );
}
