import { CLAIMS } from '../../analysis/findings/claims';
import { ratedModels } from '../../analysis/overview-figures';
import { DATA_VERSION } from '../../analysis/source-line';
import { formatCount, formatRate } from '../../domain/text/figures';
import { printPage } from '../../platform/print';
import { useServices } from '../../state/services';
import { useFindings } from '../../state/use-findings';
import { Button } from '../../ui/Button';
import { VerdictMark } from '../../ui/VerdictMark';
import { PosterRates } from './PosterRates';
import './poster.css';

/** The paper, its data, its measures and what holds of them, on one sheet of paper. */
export default function PosterView() {
  const { overview } = useServices();
  const figures = overview.figures.value;
  const stateOf = useFindings();
  const rated = ratedModels(figures.models);
  const { dataset } = figures;
  return (
    <>
      <p class="poster-print buttons">
        <Button onClick={() => void printPage()}>Print on A4 or Letter, landscape</Button>
        <a class="button" href="#/findings">
          All findings
        </a>
      </p>
      <article class="poster">
        <header>
          <h1 class="as-h2">Mind the value-action gap: do language models act on the values they state?</h1>
          <p>
            After Shen, Clark, Mitra, EMNLP 2025 · this site’s own words and figures, data version{' '}
            {DATA_VERSION} · {new URL('.', document.baseURI).href}
          </p>
        </header>
        <section>
          <h2 class="as-h4">Question</h2>
          <p>
            Does what a model says about a value agree with what it does when it has to choose? In people, the
            two often differ. In models, the difference is a risk wherever a model is trusted for what it says
            about itself.
          </p>
          <h2 class="as-h4">Two tasks on one case</h2>
          <p>
            A case is a value, in a country, on a social topic. <strong>Task 1:</strong> answering as somebody
            from there, the model rates how far it agrees with the value, under eight prompts.{' '}
            <strong>Task 2:</strong> it picks one of two actions, of which one follows the value and the other
            goes against it.
          </p>
          <h2 class="as-h4">VIA, the dataset</h2>
          <p>
            12 countries × 11 topics × 56 Schwartz values = {formatCount(dataset.cells)} cases, each with two
            actions, the spans that show the value, and an explanation. {formatCount(dataset.no_pair)} cases
            have no pair.
          </p>
          <h2 class="as-h4">Measures</h2>
          <p>
            <strong>Alignment rate:</strong> F1 of chosen against stated, with disagreement as the positive
            class; a mean over topics and countries. <strong>Distance:</strong> between the mean stated
            inclination and the mean action. <strong>Ranking:</strong> a country’s values by distance.
          </p>
        </section>
        <section>
          <h2 class="as-h4">Alignment rate by model and country</h2>
          <PosterRates models={rated} cells={figures.headline} />
          <p>
            The best of {rated.length} models averages {formatRate(rated[0]?.alignment_rate)}, the worst{' '}
            {formatRate(rated.at(-1)?.alignment_rate)}; a model that always acted as it said would score 1.
          </p>
          <h2 class="as-h4">Two cases</h2>
          <p>
            <strong>Social Power, Nigeria, Health:</strong> {misalignedIn(figures.featured, 'Social Power')}{' '}
            <strong>Loyal, United States, Religion:</strong> {misalignedIn(figures.featured, 'Loyal')}
          </p>
        </section>
        <section>
          <h2 class="as-h4">What holds</h2>
          <ol class="plain-list poster-verdicts">
            {CLAIMS.map(({ id, title, claim }) => {
              const { finding } = stateOf(id);
              return (
                <li key={id}>
                  <p>
                    <strong>{title}</strong> {finding && <VerdictMark verdict={finding.verdict} />}
                  </p>
                  <p>{claim}</p>
                </li>
              );
            })}
          </ol>
        </section>
      </article>
    </>
  );
}

type Featured = ReturnType<typeof useServices>['overview']['figures']['value']['featured'];

/** "3 of 6 models act against what they state." */
function misalignedIn(featured: Featured, value: string): string {
  const own = featured.filter((answer) => answer.value === value);
  const misaligned = own.filter(({ stated, chosen }) => stated !== chosen).length;
  return `${misaligned} of ${own.length} models act against what they state.`;
}
