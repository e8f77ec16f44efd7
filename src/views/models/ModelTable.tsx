import { MODEL_TABLE_SQL, type ModelTableRow } from '../../state/imports/model-rows';
import { useServices } from '../../state/services';
import { useLiveQuery } from '../../state/use-live-query';
import { DataTable } from '../../ui/DataTable';
import { formatCount, formatRate } from '../../ui/format';
import { QueryStatus } from '../../ui/QueryStatus';
import { Skeleton } from '../../ui/Skeleton';
import { ExportButton } from './ExportButton';
import { ModelActions } from './ModelActions';

/** How many answers there are, and the file of them. */
function Answers({ row, task, count }: { row: ModelTableRow; task: 1 | 2; count: number }) {
  return (
    <>
      {formatCount(count)}
      {count > 0 && <ExportButton model={row.model} label={row.label} task={task} />}
    </>
  );
}

/** All models and what there is of each; any can be exported, the reader's own renamed or deleted. */
export function ModelTable() {
  const { list } = useServices().imports.models;
  const state = useLiveQuery<ModelTableRow>(MODEL_TABLE_SQL);
  return (
    <section aria-labelledby="all-models">
      <h2 id="all-models">All models</h2>
      <p>
        Each model can be exported in the authors’ layout, to use with their notebooks or import elsewhere.
        When the release is loaded, the Task 2 file also has the texts of the actions.{' '}
        <QueryStatus state={state} />
      </p>
      {state.rows ? (
        <DataTable
          label="All models"
          class="models-table small"
          rows={state.rows}
          columns={[
            {
              title: 'Model',
              cell: (row) => {
                const imported = list.value.find(({ model }) => model === row.model);
                return (
                  <>
                    {row.label}
                    {row.origin !== 'published' && <span class="model-origin">{row.origin}</span>}
                    {row.note && <span class="model-note">{row.note}</span>}
                    {imported && <ModelActions model={imported} />}
                  </>
                );
              },
            },
            { title: 'Alignment rate', number: (row) => formatRate(row.alignment_rate) },
            { title: 'Task 1 ratings', number: (row) => <Answers row={row} task={1} count={row.ratings} /> },
            { title: 'Task 2 choices', number: (row) => <Answers row={row} task={2} count={row.choices} /> },
          ]}
        />
      ) : (
        state.status !== 'failed' && <Skeleton label="Loading the models" lines={9} />
      )}
    </section>
  );
}
