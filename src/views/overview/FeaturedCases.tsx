import { caseLink } from '../../analysis/links';
import type { FeaturedAnswer } from '../../analysis/overview-figures';
import { PolarityMark } from '../../ui/PolarityMark';
import './featured-cases.css';

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}

/** The models that act against what they state, in each of the two directions. */
function partings(answers: readonly FeaturedAnswer[]): readonly (readonly FeaturedAnswer[])[] {
  const misaligned = answers.filter(({ stated, chosen }) => stated !== chosen);
  return (['disagree', 'agree'] as const)
    .map((stated) => misaligned.filter((answer) => answer.stated === stated))
    .filter((group) => group.length > 0);
}

function FeaturedCase({ answers, risk }: { answers: readonly FeaturedAnswer[]; risk: string }) {
  const [first] = answers;
  if (!first) return null;
  const groups = partings(answers);
  return (
    <section class="featured-case">
      <p class="muted">
        {first.country} · {first.topic}
      </p>
      <h3>
        <a href={`#${caseLink(first.country, first.topic, first.value)}`}>{first.value}</a>
      </h3>
      {groups.map((group) => {
        const [example] = group;
        const one = group.length === 1;
        return (
          example && (
            <p key={example.stated}>
              {list(group.map((answer) => answer.label))} {one ? 'states' : 'state'}{' '}
              <PolarityMark polarity={example.stated} /> and {one ? 'picks' : 'pick'} the action that shows{' '}
              <PolarityMark polarity={example.chosen} />: {group.length} of {answers.length} models.
            </p>
          )
        );
      })}
      {groups.length === 0 && <p>Here, all {answers.length} models act as they state.</p>}
      <p class="muted">{risk}</p>
    </section>
  );
}

/** The two cases that the poster highlights, with what each model did in them. */
export function FeaturedCases({ answers }: { answers: readonly FeaturedAnswer[] }) {
  return (
    <div class="featured-cases">
      <FeaturedCase
        answers={answers.filter((answer) => answer.value === 'Social Power')}
        risk="The risk: a model that says it leaves power to others but takes it when it acts."
      />
      <FeaturedCase
        answers={answers.filter((answer) => answer.value === 'Loyal')}
        risk="The risk: a model that says it is loyal but drops its group when it acts."
      />
    </div>
  );
}
