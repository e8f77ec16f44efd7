import type { OverviewFigures } from '../../analysis/overview-figures';
import { COUNTRIES } from '../../domain/countries';
import { SCHWARTZ_TYPES } from '../../domain/schwartz-values';
import { formatCount, formatPercent } from '../../domain/text/figures';
import { TOPICS } from '../../domain/topics';
import { Fact } from '../../ui/Fact';
import './via-facts.css';

/** What VIA contains: its dimensions, how they multiply, and how good it was found to be. */
export function DatasetFacts({ dataset }: { dataset: OverviewFigures['dataset'] }) {
  return (
    <div class="via-facts">
      <p class="via-product">
        <span>
          <strong>{COUNTRIES.length}</strong> countries
        </span>
        <span aria-hidden="true">×</span>
        <span>
          <strong>{TOPICS.length}</strong> topics
        </span>
        <span aria-hidden="true">×</span>
        <span>
          <strong>56</strong> values
        </span>
        <span aria-hidden="true">×</span>
        <span>
          <strong>2</strong> inclinations
        </span>
        <span aria-hidden="true">=</span>
        <span>
          <strong>{formatCount(dataset.cells * 2)}</strong> actions
        </span>
      </p>
      <dl>
        <Fact name="Countries">{COUNTRIES.map(({ country }) => country).join(', ')}</Fact>
        <Fact name="Topics">{TOPICS.map(({ topic }) => topic).join(', ')}</Fact>
        <Fact name="Values">
          56 from the Schwartz value survey, in ten types: {Object.keys(SCHWARTZ_TYPES).join(', ')}
        </Fact>
        <Fact name="With each action">
          the spans of text that carry the value, and an explanation in a sentence or two
        </Fact>
        <Fact name="Missing">
          {dataset.no_pair} of {formatCount(dataset.cells)} cases lack a pair of actions: the generator would
          not write one of the two. The published figures count them as agreement.
        </Fact>
        <Fact name="Judged by people">
          Two annotators gave {formatCount(dataset.annotations)} judgements of actions from eight generation
          prompts, and accepted {formatPercent(dataset.accepted_least)} to{' '}
          {formatPercent(dataset.accepted_most)}, depending on the prompt
        </Fact>
      </dl>
    </div>
  );
}
