import { ratedModels } from '../../analysis/overview-figures';
import { formatCount, formatRate } from '../../domain/text/figures';
import type { Freshness } from '../../state/overview';
import { useServices } from '../../state/services';
import { LinkButton } from '../../ui/Button';
import { Term } from '../../ui/Term';
import { Chapter } from './Chapter';
import { DatasetFacts } from './DatasetFacts';
import { DistanceRanking } from './DistanceRanking';
import { FeaturedCases } from './FeaturedCases';
import { Findings } from './Findings';
import { Headline } from './Headline';
import { MisalignedCases } from './MisalignedCases';
import { PlayCard } from './PlayCard';
import { ReadOn } from './ReadOn';
import { ScenarioExplorer } from './ScenarioExplorer';
import './overview.css';

function FreshnessLine({ freshness, onRetry }: { freshness: Freshness; onRetry: () => void }) {
  switch (freshness.kind) {
    case 'prerendered':
      return <>Figures computed when this page was built. DuckDB has not started yet.</>;
    case 'recomputing':
      return <>Figures computed when this page was built. Your browser is recomputing them…</>;
    case 'recomputed':
      return (
        <>
          Recomputed in your browser by DuckDB in {formatCount(freshness.milliseconds)} ms
          {freshness.same
            ? ', equal to the figures this page was built with.'
            : '; the tables below show the new figures.'}
        </>
      );
    case 'failed':
      return (
        <>
          Figures computed when this page was built. Recomputing them here failed: {freshness.error.message}{' '}
          <LinkButton onClick={onRetry}>Try again</LinkButton>
        </>
      );
  }
}

/** The paper in one page: the finding, the question, both tasks, the data, the measures, the findings, the cases. */
export function OverviewView() {
  const { overview, play } = useServices();
  const figures = overview.figures.value;
  const rated = ratedModels(figures.models);
  const best = rated[0];
  const worst = rated.at(-1);
  return (
    <article class="overview">
      <header class="overview-hero">
        <p class="chapter-kicker muted">Mind the value-action gap · EMNLP 2025</p>
        <h1>Do language models act on the values they state?</h1>
        <p class="overview-standfirst">
          Not reliably. Asked about 56 values in 12 countries, then made to pick between two actions, the best
          of {rated.length} models reaches an <Term id="alignment-rate">alignment rate</Term> of{' '}
          <strong>{formatRate(best?.alignment_rate)}</strong>, the worst{' '}
          <strong>{formatRate(worst?.alignment_rate)}</strong>. A model that always acted as it said would
          score 1.
        </p>
        <p class="overview-tour small">
          <a href="#/?tour=1" data-not-on-paper>
            Take the tour: eight steps, about 80 seconds
          </a>
        </p>
      </header>

      <Headline figures={figures} />
      <p class="freshness" role="status">
        <FreshnessLine freshness={overview.freshness.value} onRetry={() => void overview.recompute()} />
      </p>

      <Chapter id="question" kicker="The question" title="What a model says, and what it would do" opened>
        <p>
          You can ask a model what it thinks of a value, such as social power, as someone who lives in
          Nigeria. You can also show it two things this person might do about the family’s health care, and
          ask it to choose. Neither answer is wrong in itself. Where they differ, there is a{' '}
          <Term id="value-action-gap">value-action gap</Term>, long known in people, and a risk wherever a
          model is trusted for what it says about itself.
        </p>
        <p>
          The paper measures the gap with two tasks on the same case, a <Term id="case">case</Term> being one
          value, in one country, on one topic. Try both here.
        </p>
        <PlayCard cases={play} />
      </Chapter>

      <Chapter id="dataset" kicker="The dataset" title="VIA: actions informed by values">
        <p>
          To ask the second question 7,392 times, the authors had GPT-4o write, for each case, one action that
          follows the value and one that goes against it.
        </p>
        <DatasetFacts dataset={figures.dataset} />
      </Chapter>

      <Chapter id="matrices" kicker="The matrices" title="One scenario, 56 values">
        <p>
          A <Term id="scenario">scenario</Term> is a country and a topic. For each of its values, the model’s
          two answers are 1 (agree) or 2 (disagree); where they differ, the case is{' '}
          <Term id="misaligned">misaligned</Term>.
        </p>
        <ScenarioExplorer models={figures.models} initial={figures.scenario} />
      </Chapter>

      <Chapter id="measures" kicker="The measures" title="Rate, distance, ranking">
        <p>
          The <Term id="alignment-rate">alignment rate</Term> above counts disagreement: how well what a model
          acts against matches what it says it disagrees with. The{' '}
          <Term id="alignment-distance">distance</Term> keeps the shades: how far the mean{' '}
          <Term id="inclination">inclination</Term> is from the mean action. Ordered by distance, the values
          of a country form its <Term id="alignment-ranking">alignment ranking</Term>: at the top are the
          values where word and action differ most. Part of a distance is how the model uses the rating scale.
        </p>
        <DistanceRanking models={figures.models} initial={figures.distances} />
      </Chapter>

      <Chapter id="findings" kicker="The findings" title="What the figures say, and what they hide">
        <Findings figures={figures} />
        <p>
          <a href="#/findings">Every claim of the paper, with a verdict, its test and its rows</a>
        </p>
      </Chapter>

      <Chapter id="misaligned" kicker="The cases" title="Where words and actions part ways">
        <p>
          Two directions, two kinds of risk. A model that <em>states disagreement but acts in agreement</em>{' '}
          does what it says it would not. A model that <em>states agreement but acts against it</em> breaks a
          promise. The authors highlight one case of each.
        </p>
        <FeaturedCases answers={figures.featured} />
        <MisalignedCases models={figures.models} initial={figures.misaligned} />
      </Chapter>

      <Chapter id="next" kicker="From here" title="Look for yourself" opened>
        <ReadOn />
      </Chapter>
    </article>
  );
}

export default OverviewView;
