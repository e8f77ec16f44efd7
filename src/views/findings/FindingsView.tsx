import { useEffect } from 'preact/hooks';
import { CLAIMS } from '../../analysis/findings/claims';
import { readFindingsState } from '../../analysis/findings/find';
import { claimLink } from '../../analysis/links';
import { printPage } from '../../platform/print';
import { useFindings } from '../../state/use-findings';
import { Button } from '../../ui/Button';
import { useAddress } from '../../ui/use-address';
import { BaselinePlay } from './BaselinePlay';
import { ClaimSection } from './ClaimSection';
import { VerdictList } from './VerdictList';
import './findings.css';

/** Every claim of the paper, with its verdict on the data as they are. */
export default function FindingsView() {
  const state = useAddress(readFindingsState);
  const { claim } = state;
  const stateOf = useFindings();
  useEffect(() => {
    if (!claim) return;
    // After a new page has been put to its top.
    const frame = requestAnimationFrame(() => document.getElementById(claim)?.scrollIntoView());
    return () => cancelAnimationFrame(frame);
  }, [claim]);
  return (
    <article class="findings-page">
      <header class="page-head">
        <h1>Findings</h1>
        <p class="page-lead">
          What the paper claims, one claim at a time: whether it holds on the published data, the test behind
          the verdict, and what would change it. Every number is computed from the site’s tables.
        </p>
      </header>
      <p class="findings-print buttons">
        <Button onClick={() => void printPage()}>Print the findings</Button>
        <a class="button" href="#/poster">
          The poster on one page
        </a>
      </p>
      <VerdictList stateOf={stateOf} />
      {CLAIMS.map((each, place) => (
        <ClaimSection
          key={each.id}
          claim={each}
          place={place + 1}
          state={stateOf(each.id)}
          link={claimLink(each.id)}
        />
      ))}
      <BaselinePlay state={state} />
    </article>
  );
}
