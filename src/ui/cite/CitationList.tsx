import type { Citation } from '../../domain/citation';
import { CopyButton } from '../CopyButton';
import './citation-list.css';

/** Citations, as text and as BibTeX, to copy. */
export function CitationList({ citations }: { citations: readonly Citation[] }) {
  return (
    <div class="citation-list">
      {citations.map(({ what, text, bibtex }) => (
        <section key={what} aria-label={what}>
          <h3>{what}</h3>
          <p>{text}</p>
          <details class="more small">
            <summary>BibTeX</summary>
            <pre class="code-box" tabIndex={0}>
              {bibtex}
            </pre>
          </details>
          <p class="buttons">
            <CopyButton text={text} label="Copy text" />
            <CopyButton text={bibtex} label="Copy BibTeX" />
          </p>
        </section>
      ))}
    </div>
  );
}
