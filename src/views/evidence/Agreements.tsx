import manifest from 'virtual:data-manifest';
import type { EvidenceRow } from '../../analysis/evidence/evidence-sql';
import { agreementText } from '../../domain/via/agreement';
import { useServices } from '../../state/services';

/** How the authors' files of raw answers, where they were read, agree with what was known before. */
export function Agreements({ rows }: { rows: readonly EvidenceRow[] }) {
  const loaded = [...useServices().imports.raw.states.value.values()].flatMap((state) =>
    state.kind === 'loaded' ? [state.agreement] : [],
  );
  const all = [...(manifest.agreement ?? []), ...loaded];
  return (
    <section aria-labelledby="raw">
      <h2 id="raw">The authors’ files of answers</h2>
      <p>
        The authors’ repository has a file of Task 2 answers for each model. On the{' '}
        <a href="#/models">Models page</a> your browser can fetch them; a model’s choices are then read from
        its file, and its evidence is <code>raw</code>.{' '}
        {all.length > 0
          ? 'Compared with the choices that were known before:'
          : 'None has been read on this page so far.'}
      </p>
      {all.length > 0 && (
        <ul>
          {all.map((agreement) => (
            <li key={agreement.model}>
              {rows.find(({ model }) => model === agreement.model)?.label ?? agreement.model}:{' '}
              {agreementText(agreement)}.
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
