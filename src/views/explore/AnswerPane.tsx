import { memo } from 'preact/compat';
import { useMemo } from 'preact/hooks';
import { DIMENSIONS } from '../../analysis/dimensions';
import type { Answered, Intervals } from '../../analysis/explore/answered';
import {
  besideRanges,
  captionLines,
  exploreFileName,
  exploreTitle,
} from '../../analysis/explore/explore-caption';
import type { ExploreState } from '../../analysis/explore/explore-state';
import { intervalSentences } from '../../analysis/explore/interval-words';
import { casesOf, type Member } from '../../analysis/explore/members';
import { type ListedModel, labelOf } from '../../analysis/listed-model';
import { MEASURES } from '../../analysis/measures';
import { rowsLeftOut } from '../../charts/chart-spec';
import { listNames } from '../../domain/text/list-names';
import { Notice } from '../../ui/Notice';
import { TakeAway } from '../../ui/TakeAway';
import { Term } from '../../ui/Term';
import { ExploreChart } from './ExploreChart';
import { ExploreTable, INTERVAL_COLUMNS } from './ExploreTable';
import { exploreDraw } from './explore-draw';
import { scaleFor } from './scale';
import { takenColumns, takenRows } from './taken-rows';
import { useTable } from './use-table';

interface Props {
  /** Includes the question it answers, which may be older than the one in the controls. */
  readonly state: ExploreState;
  readonly answered: Answered;
  readonly intervals: Intervals;
  readonly models: readonly ListedModel[];
  readonly onChange: (change: Partial<ExploreState>) => void;
}

/**
 * The answer as a table or chart, its notes, and the downloads. Rendered again only when one of its properties
 * changes: it holds thousands of figures.
 */
export const AnswerPane = memo(function AnswerPane(props: Props) {
  const { state, answered, intervals, models, onChange } = props;
  const { rows, columns, missing } = useTable(state, answered, models);
  const scale = useMemo(() => scaleFor(state.measure, answered), [state.measure, answered]);
  const casesIn = useMemo(() => casesOf(state, models), [state, models]);
  if (rows.length === 0)
    return (
      <Notice kind="info" title="No data for this selection">
        <p>
          No model has data for this measure and these filters. Clear a filter, or choose another measure.
        </p>
      </Notice>
    );

  const chart = exploreDraw({ state, answered, intervals, rows, columns, scale });
  const drawn = { state, answered, intervals, rows, columns, onChange };
  return (
    <>
      {state.show === 'table' ? (
        <ExploreTable
          {...drawn}
          scale={scale}
          caption={exploreTitle(state)}
          cornerLabel={DIMENSIONS[state.rows].label}
          casesIn={casesIn}
        />
      ) : (
        <ExploreChart {...drawn} domain={[scale.min, scale.max]} />
      )}
      <Footnotes
        missing={missing}
        intervals={intervals}
        models={models}
        state={state}
        columns={columns.length}
        beside={besideRanges(answered.question, answered.rows)}
      />
      <TakeAway
        name={exploreFileName(state)}
        columns={takenColumns(answered.question)}
        rows={() => takenRows(answered, intervals, rows, columns)}
        sql={answered.sql}
        caption={[
          ...captionLines(state, answered, models),
          ...(state.show === 'chart' ? rowsLeftOut(rows.length, DIMENSIONS[state.rows].plural) : []),
        ]}
        title={exploreTitle(state)}
        chart={chart}
      />
    </>
  );
});

function Footnotes(props: {
  missing: readonly Member[];
  intervals: Intervals;
  models: readonly ListedModel[];
  state: ExploreState;
  columns: number;
  beside: ReturnType<typeof besideRanges>;
}) {
  const where =
    props.state.show === 'chart'
      ? 'Lines'
      : props.columns <= INTERVAL_COLUMNS
        ? 'Small'
        : 'Select a cell for its';
  return (
    <ul class="explore-notes muted plain-list">
      <li>‡ Some cases are unknown. — Undefined or no data.</li>
      {props.beside.length > 0 && (
        <li>
          Beside these rates:{' '}
          {props.beside.map(({ measure, range }) => (
            <span key={measure}>
              <Term id={MEASURES[measure].term}>{MEASURES[measure].phrase}</Term> {range},{' '}
            </span>
          ))}
          and each cell’s <Term id="kappa">kappa</Term>. Select a cell for its own.
        </li>
      )}
      {props.intervals.kind !== 'none' && (
        <li>
          {where === 'Select a cell for its' ? `${where} ` : `${where}: `}
          {(props.intervals.kind === 'known' && intervalSentences(props.intervals.drawings)) ||
            '95 % interval; there is none where too little varies.'}{' '}
          <Term id="interval">How intervals are made</Term>
          {props.intervals.kind === 'computing' && <span role="status"> Computing intervals…</span>}
        </li>
      )}
      {props.intervals.kind === 'none' && <li>{props.intervals.reason}</li>}
      {props.missing.length > 0 && (
        <li>
          Left out, as they have no data for this measure:{' '}
          {listNames(
            props.missing.map(({ id, title }) =>
              props.models.length > 0 ? labelOf(props.models, id) : title,
            ),
          )}
          .
        </li>
      )}
    </ul>
  );
}
