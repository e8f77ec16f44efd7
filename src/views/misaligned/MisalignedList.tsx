import { useRef } from 'preact/hooks';
import { caseLink } from '../../analysis/links';
import { type ListedModel, labelOf } from '../../analysis/listed-model';
import { type MisalignedRow, SOURCES, typeOf } from '../../analysis/misaligned/misaligned-rows';
import { CaseTrail } from '../../ui/CaseTrail';
import { formatRate } from '../../ui/format';
import { PolarityMark } from '../../ui/PolarityMark';
import { useVirtualizer } from '../../ui/use-virtualizer';

interface Props {
  readonly rows: readonly MisalignedRow[];
  readonly models: readonly ListedModel[];
}

const GUESS = 76;

/** The remaining cases; only those in view are rendered. */
export function MisalignedList({ rows, models }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({ count: rows.length, estimateSize: () => GUESS, scroller, overscan: 6 });
  return (
    <CaseTrail title="misaligned cases" cases={() => rows}>
      <div class="misaligned-scroller" ref={scroller} role="region" aria-label="Cases" tabIndex={0}>
        <ul class="misaligned-rows small plain-list" style={{ height: `${list.totalSize}px` }}>
          {list.items.map(({ index, key, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <li
                key={key}
                data-index={index}
                ref={list.measure}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
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
                  {!(row.recomputed && row.listed) &&
                    ` · ${SOURCES[row.recomputed ? 'recomputed' : 'listed']}`}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </CaseTrail>
  );
}
