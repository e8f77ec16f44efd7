import { forChats } from '../../analysis/given-link';
import { VIA_REPOSITORY } from '../../domain/via/provenance';
import { CopyButton } from '../../ui/CopyButton';

/** A citation of the case, with a link back to it. */
export function CiteCase({ country, topic, value }: { country: string; topic: string; value: string }) {
  const text = `${value} in ${country}, ${topic}. Case of VIA (commit ${VIA_REPOSITORY.commit.slice(0, 7)}), Shen, Clark and Mitra, “Mind the Value-Action Gap”, EMNLP 2025; shown by ValueActionLens ${__APP_VERSION__}, ${forChats(window.location.href)}`;
  return (
    <section class="cite-case" aria-labelledby="case-cite">
      <h2 id="case-cite">Cite this case</h2>
      <p>{text}</p>
      <CopyButton text={text} label="Copy the citation" />
    </section>
  );
}
