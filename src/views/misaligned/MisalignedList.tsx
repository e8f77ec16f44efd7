import { caseLink } from '../../analysis/links';
import { type ListedModel, labelOf } from '../../analysis/listed-model';
import { caseKey, type MisalignedRow, SOURCES, typeOf } from '../../analysis/misaligned/misaligned-rows';
import { formatRate } from '../../domain/text/figures';
import { CaseTrail } from '../../ui/CaseTrail';
import { LongList } from '../../ui/LongList';
import { PolarityMark } from '../../ui/PolarityMark';

interface Props {
  readonly rows: readonly MisalignedRow[];
  /** How many there are, while `rows` are only the first. */
  readonly total: number;
  /** The filter that leaves these rows. */
  readonly about: string;
  readonly models: readonly ListedModel[];
}

function Row({ row, models }: { row: MisalignedRow; models: readonly ListedModel[] }) {
  return (
    <>
      <a href={`#${caseLink(row.country, row.topic, row.value, row.model)}`}>{row.value}</a>
      <span class="misaligned-where">
        {row.country}, {row.topic} · {typeOf(row.value)}
      </span>
      <span>{labelOf(models, row.model)}</span>
      <span>
        states <PolarityMark polarity={row.stated} />, acts <PolarityMark polarity={row.chosen} />
      </span>
      <span class="misaligned-figures">
        {row.distance === null ? 'distance unknown' : `distance ${formatRate(row.distance)}`}
        {!(row.recomputed && row.listed) && ` · ${SOURCES[row.recomputed ? 'recomputed' : 'listed']}`}
      </span>
    </>
  );
}

/** The remaining cases. */
export function MisalignedList({ rows, total, about, models }: Props) {
  return (
    <CaseTrail title="misaligned cases" cases={() => rows}>
      <LongList
        class="misaligned-rows small"
        name="Cases"
        of={{ one: 'case', many: 'cases' }}
        count={rows.length}
        total={total}
        about={about}
        guess={76}
        keyOf={(index) => {
          const row = rows[index];
          return row ? `${row.model} ${caseKey(row)}` : String(index);
        }}
        row={(index) => {
          const row = rows[index];
          return row && <Row row={row} models={models} />;
        }}
      />
    </CaseTrail>
  );
}
