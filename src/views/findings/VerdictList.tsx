import { CLAIMS } from '../../analysis/findings/claims';
import { claimLink } from '../../analysis/links';
import type { FindingState } from '../../state/use-findings';
import { VerdictMark } from '../../ui/VerdictMark';

/** All claims with their verdicts, as a way to each. */
export function VerdictList({ stateOf }: { stateOf: (claim: string) => FindingState }) {
  return (
    <nav class="verdict-list" aria-label="Claims">
      <ol class="plain-list">
        {CLAIMS.map(({ id, title }) => {
          const { finding } = stateOf(id);
          return (
            <li key={id}>
              <a href={`#${claimLink(id)}`}>{title}</a>
              {finding && <VerdictMark verdict={finding.verdict} />}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
