import { EVIDENCE_SQL, type EvidenceRow } from '../../analysis/evidence/evidence-sql';
import { formatCount } from '../../domain/text/figures';
import { EVIDENCE_MEANINGS } from '../../domain/via/evidence';
import { useLiveQuery } from '../../state/use-live-query';
import { Fact } from '../../ui/Fact';
import { QueryStatus } from '../../ui/QueryStatus';
import { Skeleton } from '../../ui/Skeleton';
import { Agreements } from './Agreements';
import { EvidenceTable } from './EvidenceTable';
import { OpenRate } from './OpenRate';
import './evidence.css';

/** With fewer unknown cases, in a model's 7,392, two decimals of its rate hardly depend on them. */
const FEW = 74;

const isRead = ({ raw, log }: EvidenceRow) => raw + log > 0;

function Lead({ rows }: { rows: readonly EvidenceRow[] }) {
  const read = rows.filter(isRead);
  const inferred = rows.filter((row) => !isRead(row) && row.listed + row.unlisted + row.margin > 0).length;
  return (
    <p class="page-lead">
      Of the paper’s {rows.length} models, the choices of {read.length} (
      {read.map(({ label }) => label).join(', ') || 'none'}) are read from the model’s answers. Those of{' '}
      {inferred} are inferred from what the authors list and plot, and {rows.length - read.length - inferred}{' '}
      have none. Here is how each is known, and what its rate could be at best and at worst.
    </p>
  );
}

function Rest({ rows }: { rows: readonly EvidenceRow[] }) {
  const few = rows.filter(({ alignment_rate, unknown }) => alignment_rate !== null && unknown <= FEW);
  const most = Math.max(0, ...few.map(({ unknown }) => unknown));
  const widest = Math.max(0, ...few.map(({ rate_at_worst, rate_at_best }) => rate_at_best - rate_at_worst));
  return (
    <p>
      For {few.map(({ label }) => label).join(', ')}, at most {formatCount(most)} cases are unknown: whatever
      they are, the rate moves within {widest.toFixed(4)}.
    </p>
  );
}

/** How each model's Task 2 choices are known, and what the unknown ones leave open. */
export default function EvidenceView() {
  const state = useLiveQuery<EvidenceRow>(EVIDENCE_SQL);
  const { rows } = state;
  const open = rows?.filter(({ alignment_rate, unknown }) => alignment_rate !== null && unknown > FEW) ?? [];
  return (
    <article class="evidence article">
      <h1>Evidence</h1>
      {rows ? (
        <>
          <Lead rows={rows} />
          <EvidenceTable rows={rows} />
          <Rest rows={rows} />
          {open.map((row) => (
            <OpenRate key={row.model} row={row} />
          ))}
          <Agreements rows={rows} />
        </>
      ) : (
        state.status !== 'failed' && <Skeleton label="Counting the evidence" lines={12} />
      )}
      <QueryStatus state={state} />
      <section aria-labelledby="kinds">
        <h2 id="kinds">Kinds of evidence</h2>
        <p>
          The column <code>evidence</code> of the tables <a href="#/data">task2_choices and cells</a> says for
          each choice how it is known:
        </p>
        <dl class="evidence-kinds">
          {Object.entries(EVIDENCE_MEANINGS).map(([evidence, meaning]) => (
            <Fact key={evidence} name={<code>{evidence}</code>}>
              {meaning}
            </Fact>
          ))}
        </dl>
      </section>
      <section aria-labelledby="bounds">
        <h2 id="bounds">At best and at worst</h2>
        <p>
          A case is known if both statement and choice are. In each scenario, F1 is highest if every unknown
          case is aligned, and a disagreement where neither part is known; it is lowest if every unknown case
          is misaligned. The bounds are the means of these over the scenarios, as the rate is. Inferred
          choices count as known, and the totals in the authors’ figures, which narrow down what the unknown
          cases can be together, are not used.
        </p>
        <p>
          “If unlisted cases are aligned”: a case that is absent from a complete list of a model’s misaligned
          cases is aligned, so its missing part equals the known one. The choices of evidence{' '}
          <code>unlisted</code> were inferred in this way from the statements; here the same is assumed of the
          cases that are still unknown. Ranks are among the models with a rate.
        </p>
      </section>
    </article>
  );
}
