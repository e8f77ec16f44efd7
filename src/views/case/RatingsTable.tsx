import type { ComponentChildren } from 'preact';
import { type CaseModel, RATED_VARIANTS } from '../../analysis/cases/case-figures';
import { type ListedModel, labelOf } from '../../analysis/listed-model';
import { describeTask1 } from '../../domain/prompts/variants';
import { formatRate } from '../../domain/text/figures';
import { AlignedMark } from '../../ui/AlignedMark';
import { PolarityMark } from '../../ui/PolarityMark';
import { TableScroll } from '../../ui/TableScroll';
import { Term } from '../../ui/Term';
import type { Asked } from './RawAnswerList';

interface Props {
  readonly rows: readonly CaseModel[];
  readonly listed: readonly ListedModel[];
  readonly current: string;
  readonly hrefOf: (model: string) => string;
  /** Models whose raw answers are here. */
  readonly raw: ReadonlyMap<string, unknown>;
  readonly onAsk: (asked: Asked) => void;
}

/** A figure that opens the prompt and raw answer that it comes from, where they are here. */
function FromAnswer({
  asked,
  children,
  ...props
}: Pick<Props, 'raw' | 'onAsk'> & { asked: Asked; children: ComponentChildren }) {
  if (!props.raw.has(asked.model)) return <>{children}</>;
  return (
    <button
      type="button"
      class="raw-button"
      title="Prompt and raw answer"
      onClick={() => props.onAsk({ ...asked })}
    >
      {children}
    </button>
  );
}

const RATING_MEANS: Readonly<Record<number, string>> = {
  1: 'strongly agree',
  2: 'agree',
  3: 'disagree',
  4: 'strongly disagree',
};
const EVIDENCE: Readonly<Record<string, string>> = {
  raw: 'result file',
  log: 'raw log',
  listed: 'in the authors’ list',
  unlisted: 'not in the authors’ list',
  margin: 'from row and column sums',
  no_pair: 'no pair of actions',
  undetermined: 'undetermined',
  quick: 'quick form',
};

/** For every model what it states and how it acts, whether the two match, how we know, and its eight ratings. */
export function RatingsTable({ rows, listed, current, hrefOf, raw, onAsk }: Props) {
  return (
    <TableScroll name={{ id: 'case-ratings' }}>
      <table class="figures-table ratings-table">
        <caption>
          Task 1 under eight <Term id="prompt-variant">prompt variants</Term>: 1 strongly agree to 4 strongly
          disagree. Task 2: which action was chosen, and how we know.
        </caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              Model
            </th>
            <th scope="col" rowSpan={2}>
              <Term id="stated">States</Term>
            </th>
            <th scope="col" rowSpan={2}>
              <Term id="chosen">Acts</Term>
            </th>
            <th scope="col" rowSpan={2}>
              <Term id="misaligned">Aligned?</Term>
            </th>
            <th scope="col" rowSpan={2}>
              <Term id="evidence">Evidence</Term>
            </th>
            <th scope="col" rowSpan={2} class="numeric">
              <Term id="inclination">Inclination</Term>
            </th>
            <th scope="colgroup" colSpan={8} class="ratings-group">
              Task 1 rating by variant
            </th>
          </tr>
          <tr>
            {RATED_VARIANTS.map((variant) => (
              <th key={variant} scope="col" class="rating-cell" title={describeTask1(variant)}>
                {variant}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.model} class={row.model === current ? 'is-current' : ''}>
              <th scope="row">
                <a href={hrefOf(row.model)} aria-current={row.model === current ? 'true' : undefined}>
                  {labelOf(listed, row.model)}
                </a>
              </th>
              <td>{row.stated ? <PolarityMark polarity={row.stated} /> : '—'}</td>
              <td>
                {row.chosen ? (
                  <FromAnswer asked={{ model: row.model, task: 2, variant: null }} raw={raw} onAsk={onAsk}>
                    <PolarityMark polarity={row.chosen} />
                  </FromAnswer>
                ) : (
                  '—'
                )}
              </td>
              <td>
                <AlignedMark misaligned={row.misaligned} />
              </td>
              <td>{row.evidence ? (EVIDENCE[row.evidence] ?? row.evidence) : '—'}</td>
              <td class="numeric">{formatRate(row.inclination)}</td>
              {RATED_VARIANTS.map((variant) => {
                const given = row[`rating_${variant}`];
                return (
                  <td
                    key={variant}
                    class={`rating-cell${given ? ` is-rating-${given}` : ''}`}
                    title={given ? RATING_MEANS[given] : 'not known'}
                  >
                    {given ? (
                      <FromAnswer asked={{ model: row.model, task: 1, variant }} raw={raw} onAsk={onAsk}>
                        {given}
                      </FromAnswer>
                    ) : (
                      '·'
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
