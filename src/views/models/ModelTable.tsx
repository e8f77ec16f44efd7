import { useMemo } from 'preact/hooks';
import {
  type BoardState,
  groupOf,
  MODEL_GROUPS,
  type ModelGroup,
  onBoard,
  sortedBy,
  writeBoardState,
} from '../../analysis/model-board';
import { formatCount } from '../../domain/text/figures';
import { MODEL_TABLE_SQL, type ModelTableRow } from '../../state/imports/model-rows';
import { useLiveQuery } from '../../state/use-live-query';
import { Notice } from '../../ui/Notice';
import { QueryStatus } from '../../ui/QueryStatus';
import { Select } from '../../ui/Select';
import { Skeleton } from '../../ui/Skeleton';
import { Leaderboard } from './Leaderboard';

const ANY = 'any';

interface Props {
  readonly state: BoardState;
  readonly onChange: (state: BoardState, replace?: boolean) => void;
}

type SearchProps = Props & { readonly rows: readonly ModelTableRow[] };

/** Finds models by name, and narrows them to those of one origin. */
function Search({ rows, state, onChange }: SearchProps) {
  const present = (Object.keys(MODEL_GROUPS) as ModelGroup[]).filter(
    (group) => group === state.group || rows.some((row) => groupOf(row) === group),
  );
  return (
    <div class="controls">
      <label class="models-field small">
        <span>Search by name or maker</span>
        <input
          class="text-input"
          type="search"
          value={state.words}
          onInput={(event) => onChange({ ...state, words: event.currentTarget.value }, true)}
        />
      </label>
      <Select
        label="Models"
        value={state.group ?? ANY}
        options={[
          { value: ANY, label: 'all' },
          ...present.map((group) => ({ value: group, label: MODEL_GROUPS[group] })),
        ]}
        onChange={(group) => onChange({ ...state, group: group === ANY ? null : (group as ModelGroup) })}
      />
    </div>
  );
}

/** All models and what there is of each: searched, narrowed and sorted as the address says. */
export function ModelTable({ state, onChange }: Props) {
  const query = useLiveQuery<ModelTableRow>(MODEL_TABLE_SQL);
  const shown = useMemo(() => query.rows && onBoard(query.rows, state), [query.rows, state]);
  return (
    <section aria-labelledby="all-models">
      <h2 id="all-models">All models</h2>
      <p>
        Each model can be exported in the authors’ layout, to use with their notebooks or import elsewhere.
        When the release is loaded, the Task 2 file also has the texts of the actions. The{' '}
        <a href="#/evidence">Evidence page</a> says how each model’s choices are known.{' '}
        <QueryStatus state={query} />
      </p>
      {query.rows && shown ? (
        <>
          <Search rows={query.rows} state={state} onChange={onChange} />
          <p class="small" role="status">
            {shown.length === query.rows.length
              ? `${formatCount(shown.length)} models`
              : `${formatCount(shown.length)} of ${formatCount(query.rows.length)} models`}
          </p>
          {shown.length > 0 ? (
            <Leaderboard
              rows={shown}
              about={writeBoardState(state)}
              sort={state}
              onSort={(by) => onChange(sortedBy(state, by))}
            />
          ) : (
            <Notice kind="info" title="No model matches">
              <p>Search for another name, or choose all models.</p>
            </Notice>
          )}
        </>
      ) : (
        query.status !== 'failed' && <Skeleton label="Loading the models" lines={9} />
      )}
    </section>
  );
}
