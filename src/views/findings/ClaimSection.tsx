import { useState } from 'preact/hooks';
import { risks } from '../../analysis/findings/claims/risks';
import type { Claim, Finding, FindingChart } from '../../analysis/findings/finding';
import { drawOf } from '../../analysis/findings/finding-chart';
import { formatCount } from '../../domain/text/figures';
import type { FindingState } from '../../state/use-findings';
import { Figure } from '../../ui/Figure';
import { ErrorNotice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { VerdictMark } from '../../ui/VerdictMark';
import { FindingTable } from './FindingTable';
import { RiskRules } from './RiskRules';

/** Rows of a chart, its axes and its legend. */
function heightOf({ kind, rows }: FindingChart): number {
  return kind === 'dots' ? rows.length * 24 + 84 : rows.length * 28 + 160;
}

function FoundSection({ claim, finding }: { claim: Claim; finding: Finding }) {
  return (
    <>
      <p class="claim-verdict">
        <VerdictMark verdict={finding.verdict} />
      </p>
      {finding.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <Figure
        name={`finding-${claim.id}`}
        title={finding.chart.title}
        caption={finding.caption}
        columns={finding.columns.flatMap(({ name, interval = [] }) => [name, ...interval])}
        rows={finding.rows}
        sql={claim.questions.figures?.trim()}
        chart={drawOf(finding.chart)}
        chartHeight={heightOf(finding.chart)}
        first="chart"
      >
        <FindingTable finding={finding} label={claim.title} />
      </Figure>
      <details class="claim-test small">
        <summary>How it was tested, and what to keep in mind</summary>
        <p>
          {finding.test}{' '}
          {finding.comparisons > 1 &&
            `${formatCount(finding.comparisons)} comparisons are corrected together.`}
        </p>
        <ul>
          {claim.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** A link whose address is printed. */
function PrintedLink({ to, label }: { to: string; label: string }) {
  return (
    <a href={`#${to}`} data-address={new URL(`#${to}`, document.baseURI).href}>
      {label}
    </a>
  );
}

/** The finding of the reader's own rules takes the place of that of the site's. */
function RiskSection({ finding }: { finding: Finding }) {
  const [own, setOwn] = useState<{ claim: Claim; finding: Finding } | null>(null);
  return (
    <>
      <FoundSection claim={own?.claim ?? risks} finding={own?.finding ?? finding} />
      <RiskRules onFound={(claim, found) => setOwn({ claim, finding: found })} />
    </>
  );
}

/** A claim, its verdict, and what the verdict rests on. */
export function ClaimSection({
  claim,
  place,
  link,
  state: { finding, error },
}: {
  claim: Claim;
  place: number;
  link: string;
  state: FindingState;
}) {
  return (
    <section class="claim" id={claim.id} aria-labelledby={`${claim.id}-title`}>
      <p class="chapter-kicker muted">Claim {place}</p>
      <h2 id={`${claim.id}-title`}>{claim.title}</h2>
      <blockquote class="claim-said">
        <p>{claim.claim}</p>
        <footer class="small muted">{claim.where}</footer>
      </blockquote>
      <ErrorNotice title="This claim could not be checked now" error={error} again />
      {finding && claim.id === risks.id ? (
        <RiskSection finding={finding} />
      ) : finding ? (
        <FoundSection claim={claim} finding={finding} />
      ) : (
        !error && <Skeleton label="Loading the figures" lines={10} />
      )}
      <p class="claim-links small">
        <PrintedLink to={claim.rowsAt.to} label={claim.rowsAt.label} />
        <PrintedLink to={link} label="Link to this claim" />
      </p>
    </section>
  );
}
