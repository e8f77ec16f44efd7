import {
  MODELS_SQL,
  type ModelRow,
  type OverviewFigures,
  ratedModels,
  type VariantEffect,
} from '../../analysis/overview-figures';
import { dot } from '../../charts/dot-datum';
import { dotSpec } from '../../charts/dot-spec';
import { formatCount, formatPercent, formatRate } from '../../domain/text/figures';
import { DataTable } from '../../ui/DataTable';
import { Figure } from '../../ui/Figure';
import './findings.css';

const CHANGES: Record<VariantEffect['changed'], string> = {
  wording: 'the wording',
  order: 'the order of the two actions',
  explanation: 'whether an explanation is requested',
};

function BehindTheRate({ models }: { models: readonly ModelRow[] }) {
  const known = models.filter((row) => row.known);
  return (
    <Figure
      name="behind-the-rate"
      title="Alignment rate of each model, with accuracy, kappa and MCC"
      columns={[
        'model',
        'label',
        'alignment_rate',
        'chance_rate',
        'highest_rate',
        'accuracy',
        'kappa',
        'mcc',
        'disagree_stated',
        'disagree_chosen',
        'coverage',
      ]}
      rows={known}
      sql={MODELS_SQL.trim()}
      caption={`${known.length} models; accuracy, kappa and MCC with all cases of each pooled. Positive class: disagree, as in the paper.`}
      chart={(drawing) =>
        dotSpec({
          data: known.flatMap((row) => [
            ...dot(row.label, 'alignment rate', row.alignment_rate),
            ...dot(row.label, 'accuracy', row.accuracy, false),
            ...dot(row.label, 'kappa', row.kappa, false),
            ...dot(row.label, 'MCC', row.mcc, false),
          ]),
          rows: known.map(({ label }) => label),
          series: ['alignment rate', 'accuracy', 'kappa', 'MCC'],
          measure: 'Share or coefficient',
          domain: [0, 1],
          ...drawing,
        })
      }
    >
      <DataTable
        label="What the alignment rate hides"
        class="findings-table small"
        caption="What the alignment rate hides: accuracy, kappa and MCC of all cases of a model, pooled"
        rows={known}
        columns={[
          { title: 'Model', cell: (row) => row.label },
          {
            title: 'Rate',
            number: (row) => <strong>{formatRate(row.alignment_rate)}</strong>,
            term: 'alignment-rate',
          },
          { title: 'Shuffled', number: (row) => formatRate(row.chance_rate), term: 'chance-rate' },
          { title: 'Highest', number: (row) => formatRate(row.highest_rate), term: 'highest-rate' },
          { title: 'Accuracy', number: (row) => formatRate(row.accuracy), term: 'accuracy' },
          { title: 'Kappa', number: (row) => formatRate(row.kappa), term: 'kappa' },
          { title: 'MCC', number: (row) => formatRate(row.mcc), term: 'mcc' },
          {
            title: 'States disagree',
            number: (row) => formatPercent(row.disagree_stated),
            term: 'base-rate',
          },
          { title: 'Acts disagree', number: (row) => formatPercent(row.disagree_chosen) },
          { title: 'Coverage', number: (row) => formatPercent(row.coverage), term: 'coverage' },
        ]}
      />
    </Figure>
  );
}

function Prediction({ rows }: { rows: OverviewFigures['prediction'] }) {
  const f1 = (predictor: string, shown: string) =>
    formatRate(rows.find((row) => row.predictor === predictor && row.evidence_shown === shown)?.f1);
  return (
    <p>
      <strong>With the explanation, actions are predicted a little better.</strong> Asked whether a model will
      take an action, the predictor GPT-3.5-turbo reaches F1 {f1('gpt-3.5-turbo', 'default')} from the case
      alone and {f1('gpt-3.5-turbo', 'explanation')} when it is shown the explanation; Llama-3.3-70B goes from{' '}
      {f1('llama-3.3-70b-instruct', 'default')} to {f1('llama-3.3-70b-instruct', 'explanation')}. Always
      predicting “yes” has F1 {formatRate(rows[0]?.f1_always)}.
    </p>
  );
}

/** The findings, each with its figures. */
export function Findings({ figures }: { figures: OverviewFigures }) {
  const rated = ratedModels(figures.models);
  const best = rated[0];
  const worst = rated.at(-1);
  const [sensitive, ...rest] = figures.variantEffects;
  if (!best || !worst) return null;
  const alwaysRight = rated.flatMap(({ disagree_stated }) =>
    disagree_stated === null ? [] : [1 - disagree_stated],
  );
  return (
    <div class="findings">
      <p>
        <strong>No model comes near 1.</strong> The alignment rate averaged over twelve countries runs from{' '}
        {formatRate(worst.alignment_rate)} ({worst.label}) to {formatRate(best.alignment_rate)} ({best.label}
        ).
      </p>
      <p>
        <strong>The rate is about disagreement, and disagreement is rare.</strong> Between{' '}
        {formatPercent(Math.min(...rated.map((row) => row.disagree_chosen ?? 1)))} and{' '}
        {formatPercent(Math.max(...rated.map((row) => row.disagree_chosen ?? 0)))} of the actions chosen go
        against the value. Had a model chosen every action for the value, it would have acted as it stated in{' '}
        {formatPercent(Math.min(...alwaysRight))} to {formatPercent(Math.max(...alwaysRight))} of its cases,
        and scored 0; had it answered at random, one half. So read the rate beside what it would be if
        statements were shuffled, the highest that the base rates allow, and kappa.
      </p>
      <BehindTheRate models={figures.models} />
      {sensitive && (
        <p>
          <strong>The prompt changes some answers.</strong> On {formatCount(sensitive.cases)} cases asked
          under all eight variants, changing {CHANGES[sensitive.changed]} goes with another choice in{' '}
          {formatPercent(sensitive.differing)} of the pairs of answers
          {rest.map((effect, index) => (
            <span key={effect.changed}>
              {index === rest.length - 1 ? ', and ' : ', '}
              {CHANGES[effect.changed]} {formatPercent(effect.differing)}
            </span>
          ))}
          .
        </p>
      )}
      <Prediction rows={figures.prediction} />
    </div>
  );
}
