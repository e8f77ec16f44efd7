import type { ScenarioModel } from '../../analysis/cases/scenario-figures';
import { type ListedModel, labelOf } from '../../analysis/listed-model';
import { formatRate } from '../../domain/text/figures';
import { LinkButton } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';

interface Props {
  readonly rows: readonly ScenarioModel[];
  readonly models: readonly ListedModel[];
  readonly current: string;
  readonly onChoose: (model: string) => void;
}

/** The measures of every model in the scenario; choosing one shows its matrices. */
export function ModelsTable({ rows, models, current, onChoose }: Props) {
  return (
    <DataTable
      label="Models"
      class="figures-table"
      caption="Every model in this scenario. Select one to see its matrices."
      rows={rows}
      isCurrent={(row) => row.model === current}
      columns={[
        {
          title: 'Model',
          cell: (row) => (
            <LinkButton aria-pressed={row.model === current} onClick={() => onChoose(row.model)}>
              {labelOf(models, row.model)}
            </LinkButton>
          ),
        },
        {
          title: 'Rate',
          number: (row) => <strong>{formatRate(row.alignment_rate)}</strong>,
          term: 'alignment-rate',
        },
        { title: 'Shuffled', number: (row) => formatRate(row.chance_rate), term: 'chance-rate' },
        { title: 'Highest', number: (row) => formatRate(row.highest_rate), term: 'highest-rate' },
        {
          title: 'Misaligned',
          number: (row) => (row.known === 0 ? '—' : row.fp + row.fn),
          term: 'misaligned',
        },
        { title: 'Accuracy', number: (row) => formatRate(row.accuracy), term: 'accuracy' },
        { title: 'Kappa', number: (row) => formatRate(row.kappa), term: 'kappa' },
        { title: 'MCC', number: (row) => formatRate(row.mcc), term: 'mcc' },
        { title: 'Known', number: (row) => `${row.known} of 56`, term: 'coverage' },
      ]}
    />
  );
}
