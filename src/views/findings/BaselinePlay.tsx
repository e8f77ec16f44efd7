import { useMemo } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { type Baseline, baselines, disagreementShare, drawnActions } from '../../analysis/findings/baselines';
import { CELLS_SQL, readCells } from '../../analysis/findings/cells';
import { type FindingsState, writeFindingsState } from '../../analysis/findings/find';
import type { Row } from '../../analysis/findings/finding';
import { dot } from '../../charts/dot-datum';
import { dotSpec } from '../../charts/dot-spec';
import { DEFAULT_MODEL } from '../../domain/models';
import { formatRate } from '../../domain/text/figures';
import { useLiveQuery } from '../../state/use-live-query';
import { DataTable } from '../../ui/DataTable';
import { Figure } from '../../ui/Figure';
import { ErrorNotice } from '../../ui/Notice';
import { PositiveClassSelect } from '../../ui/PositiveClassSelect';
import { Select } from '../../ui/Select';
import { Skeleton } from '../../ui/Skeleton';
import { Term } from '../../ui/Term';

function BaselineTable({ rows, own }: { rows: readonly Baseline[]; own: string }) {
  return (
    <DataTable
      label="What other actions would score"
      class="figures-table small"
      rows={rows}
      isCurrent={({ name }) => name === own}
      columns={[
        { title: 'Actions', cell: ({ name }) => name },
        { title: 'Rate', number: ({ rate }) => <strong>{formatRate(rate)}</strong>, term: 'alignment-rate' },
        { title: 'Accuracy', number: ({ accuracy }) => formatRate(accuracy), term: 'accuracy' },
        { title: 'Kappa', number: ({ kappa }) => formatRate(kappa), term: 'kappa' },
        { title: 'MCC', number: ({ mcc }) => formatRate(mcc), term: 'mcc' },
      ]}
    />
  );
}

/** The same statements with actions that know nothing of them: the reader chooses whose, and how many disagree. */
export function BaselinePlay({ state }: { state: FindingsState }) {
  const [, navigate] = useLocation();
  const change = (part: Partial<FindingsState>) =>
    navigate(writeFindingsState({ ...state, ...part }), { replace: true });
  const { rows, error } = useLiveQuery<Row>(CELLS_SQL);
  const models = useMemo(() => readCells(rows ?? []), [rows]);
  const wanted = state.model ?? DEFAULT_MODEL;
  const model = models.find((own) => own.model === wanted) ?? models[0];
  const fixed = useMemo(
    () => (model ? baselines(model, models, state.positive) : []),
    [model, models, state.positive],
  );
  const share = state.share ?? (model ? Math.round(disagreementShare(model) * 100) : 0);
  const drawn = useMemo(
    () => model && drawnActions(model, share / 100, state.positive),
    [model, share, state.positive],
  );
  const [own] = fixed;
  const all = drawn ? [...fixed, { ...drawn, name: `Drawn at random, ${share} % disagree` }] : fixed;
  const sorted = [...all].sort((a, b) => (b.rate ?? 0) - (a.rate ?? 0));
  return (
    <section class="claim" id="baselines" aria-labelledby="baselines-title">
      <p class="chapter-kicker muted">Try it</p>
      <h2 id="baselines-title">What does a rate of {formatRate(own?.rate)} mean?</h2>
      <p>
        Keep a model’s statements and replace its actions: by another model’s, by chance, by always the same
        answer. An <Term id="alignment-rate">alignment rate</Term> means as much as it differs from these.
        Move the share of disagreement, and see how far chance alone gets.
      </p>
      <ErrorNotice title="The models’ answers could not be loaded" error={error} again />
      {!model || !own ? (
        !error && <Skeleton label="Loading the figures" lines={10} />
      ) : (
        <>
          <div class="controls">
            <Select
              label="Statements of"
              value={model.model}
              options={models.map((each) => ({ value: each.model, label: each.label }))}
              onChange={(key) => change({ model: key as FindingsState['model'] })}
            />
            <PositiveClassSelect value={state.positive} onChange={(positive) => change({ positive })} />
            <label class="baseline-share small">
              <span>Actions drawn at random: {share} % disagree</span>
              <input
                type="range"
                min="0"
                max="100"
                value={share}
                onInput={(event) => change({ share: Number(event.currentTarget.value) })}
              />
            </label>
          </div>
          <Figure
            name="baselines"
            title={`Statements of ${model.label} with different actions`}
            caption={`Rate: mean over scenarios, with ${state.positive} as the positive class. Accuracy, kappa and MCC pool all cases that are known for both. What is drawn is the mean of 20 draws.`}
            columns={['name', 'rate', 'accuracy', 'kappa', 'mcc']}
            rows={sorted}
            sql={CELLS_SQL.trim()}
            chart={(drawing) =>
              dotSpec({
                data: sorted.flatMap((row) => [
                  ...dot(row.name, 'alignment rate', row.rate),
                  ...dot(row.name, 'accuracy', row.accuracy, false),
                  ...dot(row.name, 'kappa', row.kappa, false),
                ]),
                rows: sorted.map(({ name }) => name),
                series: ['alignment rate', 'accuracy', 'kappa'],
                measure: 'Rate or coefficient',
                domain: [-0.1, 1],
                ...drawing,
              })
            }
          >
            <BaselineTable rows={sorted} own={own.name} />
          </Figure>
        </>
      )}
    </section>
  );
}
