import { useState } from 'preact/hooks';
import { FIRST_RULES, readRules, riskClaim, writeRules } from '../../analysis/findings/claims/risks';
import { createJudge, findOn } from '../../analysis/findings/find';
import type { Claim, Finding } from '../../analysis/findings/finding';
import { useServices } from '../../state/services';
import { Button } from '../../ui/Button';
import { ErrorNotice } from '../../ui/Notice';

/** The words by which risks are found: the reader edits them and runs them again. */
export function RiskRules({ onFound }: { onFound: (claim: Claim, finding: Finding) => void }) {
  const services = useServices();
  const { judge } = services.once(createJudge);
  const [text, setText] = useState(() => writeRules(FIRST_RULES));
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const run = async () => {
    setRunning(true);
    setError(null);
    try {
      const claim = riskClaim(readRules(text));
      onFound(claim, await findOn(services.database, claim, judge));
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      setRunning(false);
    }
  };
  return (
    <form
      class="risk-rules"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <label class="small">
        <span>Rules: a name, a colon, and words; a word also matches longer words that begin with it</span>
        <textarea
          class="text-input"
          rows={text.split('\n').length + 1}
          value={text}
          spellcheck={false}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <Button type="submit" disabled={running}>
        {running ? 'Asking DuckDB…' : 'Run these rules'}
      </Button>
      <ErrorNotice title="The rules could not be run" error={error} />
    </form>
  );
}
