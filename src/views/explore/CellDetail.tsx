import { useEffect, useRef } from 'preact/hooks';
import { DIMENSIONS } from '../../analysis/dimensions';
import { type Answered, answersOf, type Intervals } from '../../analysis/explore/answered';
import {
  type CellCase,
  casesSql,
  scenariosSql,
  type VariantRate,
  variantsSql,
} from '../../analysis/explore/cell-sql';
import { coverageLine } from '../../analysis/explore/explore-caption';
import type { Cell, ExploreState } from '../../analysis/explore/explore-state';
import { intervalSentences } from '../../analysis/explore/interval-words';
import { memberOf, narrowed } from '../../analysis/explore/members';
import type { ListedModel } from '../../analysis/listed-model';
import { MEASURES } from '../../analysis/measures';
import { accuracy, cohenKappa, mcc } from '../../domain/statistics/measures';
import { formatCount, formatPercent, formatRate } from '../../domain/text/figures';
import { useLiveQuery } from '../../state/use-live-query';
import { Button } from '../../ui/Button';
import { Fact } from '../../ui/Fact';
import { QueryStatus } from '../../ui/QueryStatus';
import { Term } from '../../ui/Term';
import { CellCases, MOST_CASES } from './CellCases';
import { CellScenarios } from './CellScenarios';
import { CellVariants } from './CellVariants';

interface Props {
  readonly state: ExploreState;
  readonly cell: Cell;
  readonly answered: Answered;
  readonly intervals: Intervals;
  readonly cases: number;
  readonly models: readonly ListedModel[];
  readonly onClose: () => void;
}

/** The interval in words, and what it does not reflect. */
function Sureness({ cell, intervals }: Pick<Props, 'cell' | 'intervals'>) {
  if (intervals.kind === 'computing') return <p class="cell-interval small">Computing the interval…</p>;
  if (intervals.kind === 'none') return <p class="cell-interval small">{intervals.reason}</p>;
  const interval = intervals.of(cell.row, cell.column);
  if (!interval)
    return (
      <p class="cell-interval small">It has no interval: too little varies to tell how certain it is.</p>
    );
  return (
    <p class="cell-interval small">
      <Term id="interval">Interval</Term>{' '}
      <strong>
        {formatRate(interval.low)} to {formatRate(interval.high)}
      </strong>
      . {intervalSentences([interval.drawn])}
    </p>
  );
}

/** The selected cell: its figure, how certain it is, and the rows behind it. */
export function CellDetail({ state, cell, answered, intervals, cases, models, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const filters = narrowed(state, cell);
  const byValue = filters.value?.length === 1 || filters.type?.length === 1;
  const oneScenario = filters.country?.length === 1 && filters.topic?.length === 1;
  const listCases = byValue || oneScenario;
  const measure = MEASURES[state.measure];
  // Task 2 was asked one way only: its choices do not vary with the variants of Task 1.
  const varies = measure.needs.column !== 'chosen';

  const sql = {
    variants: variantsSql({ ...state, filters }),
    cases: casesSql(filters, MOST_CASES),
    scenarios: scenariosSql(filters, state.measure, state.positive),
  };
  const variants = useLiveQuery<VariantRate>(varies ? sql.variants : null, [], {
    keep: false,
    models: filters.model,
  });
  const list = useLiveQuery<CellCase>(listCases ? sql.cases : null, [], { keep: false });
  const scenarios = useLiveQuery<object>(listCases ? null : sql.scenarios, [], { keep: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus follows the cell
  useEffect(() => heading.current?.focus(), [cell.row, cell.column]);

  const figure = answered.cell(cell.row, cell.column);
  const [row, column] = [
    memberOf(state.rows, cell.row, models),
    memberOf(state.columns, cell.column, models),
  ];
  const place = `${row.title}, ${column.title}`;
  const coverage = coverageLine(figure?.known ?? 0, cases, measure.needs.means);
  const model = filters.model?.length === 1 ? filters.model[0] : undefined;
  return (
    <section class="cell-detail" aria-labelledby="cell-detail-title">
      <header class="panel-head">
        <h2 id="cell-detail-title" ref={heading} tabIndex={-1}>
          {row.title}, {column.title}
        </h2>
        <Button onClick={onClose}>Close</Button>
      </header>
      {!figure ? (
        <p>
          No data for this {DIMENSIONS[state.rows].phrase} and {DIMENSIONS[state.columns].phrase}.
        </p>
      ) : (
        <>
          <p class="cell-figure">
            <strong>{formatRate(figure.value)}</strong> {measure.phrase}
            {figure.value === null && ', undefined here'}
          </p>
          <Sureness cell={cell} intervals={intervals} />
          <dl class="cell-facts small">
            <Fact name={<Term id="coverage">Known cases</Term>}>
              {formatCount(figure.known)} of {formatCount(cases)} ({formatPercent(figure.known / cases)})
            </Fact>
            <Fact name={<>Both {state.positive}</>}>{formatCount(figure.tp)}</Fact>
            <Fact name={<>Both {state.positive === 'disagree' ? 'agree' : 'disagree'}</>}>
              {formatCount(figure.tn)}
            </Fact>
            <Fact name={<Term id="misaligned">Misaligned</Term>}>{formatCount(figure.fp + figure.fn)}</Fact>
            {measure.beside.map((name) => (
              <Fact key={name} name={<Term id={MEASURES[name].term}>{MEASURES[name].label}</Term>}>
                {formatRate(figure.beside[name])}
              </Fact>
            ))}
            <Fact name={<Term id="accuracy">Accuracy</Term>}>{formatRate(accuracy(figure))}</Fact>
            <Fact name={<Term id="kappa">Kappa</Term>}>{formatRate(cohenKappa(figure))}</Fact>
            <Fact name={<Term id="mcc">MCC</Term>}>{formatRate(mcc(figure))}</Fact>
          </dl>
          <QueryStatus state={variants} />
          {variants.rows?.every((entry) => state.measure in entry) && (
            <CellVariants
              measure={state.measure}
              place={place}
              coverage={coverage}
              rows={variants.rows.map((entry) => ({
                variant: entry.variant,
                value: entry[state.measure] ?? null,
              }))}
              sql={sql.variants}
            />
          )}
          {listCases ? (
            <CellCases state={list} place={place} coverage={coverage} sql={sql.cases} />
          ) : (
            <CellScenarios
              rows={answersOf(
                { ...state, filters, rows: 'scenario', columns: 'model' },
                scenarios.rows ?? [],
              )}
              state={scenarios}
              measure={state.measure}
              place={place}
              coverage={coverage}
              sql={sql.scenarios}
              model={model}
              models={models}
            />
          )}
        </>
      )}
    </section>
  );
}
