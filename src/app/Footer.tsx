import { DATA_VERSION } from '../analysis/source-line';
import { VIA_REPOSITORY } from '../domain/via/provenance';
import { CiteButton } from '../ui/CiteButton';

/** Where the figures come from, on every page. */
export function Footer() {
  return (
    <footer class="site-footer muted">
      <div class="site-footer-inner">
        <p>
          Figures: Shen, Clark, Mitra, “Mind the Value-Action Gap” (EMNLP 2025), from the authors’ repository
          at commit {VIA_REPOSITORY.commit.slice(0, 7)}, data version {DATA_VERSION}. Computed when this site
          was built, or in your browser; nothing is sent anywhere.
        </p>
        <p>
          <a href="#/data">All tables and downloads</a>
          <br />
          <a href="#/evidence">How each model’s choices are known</a>
          <br />
          <a href="#/about">Sources and licences</a>
          <br />
          <CiteButton />
        </p>
      </div>
    </footer>
  );
}
