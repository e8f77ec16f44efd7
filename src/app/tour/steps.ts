import { caseLink, claimLink, scenarioLink } from '../../analysis/links';

export interface TourStep {
  /** Where it leads: a route without the tour's own parameter. */
  readonly to: string;
  readonly title: string;
  readonly text: string;
}

const [COUNTRY, TOPIC, VALUE] = ['Nigeria', 'Health and Health Care', 'Social Power'] as const;

/** What a newcomer should see, in about 80 seconds. */
export const TOUR: readonly TourStep[] = [
  {
    to: '/',
    title: 'The question',
    text: 'Ask a model what it values, then let it choose between two actions. This site shows how often the two agree.',
  },
  {
    to: caseLink(COUNTRY, TOPIC, VALUE),
    title: 'One case',
    text: 'A value in one country and topic: eight ratings of what the model says, two actions of which it picks one.',
  },
  {
    to: scenarioLink(COUNTRY, TOPIC),
    title: 'One scenario',
    text: 'The same country and topic for all 56 values. From such a table comes one alignment rate.',
  },
  {
    to: '/explore',
    title: 'All of them',
    text: 'Rates by model and country. Choose another measure, or select a number to see the scenarios behind it.',
  },
  {
    to: claimLink('gap'),
    title: 'The paper’s claims',
    text: 'Each claim has a verdict, the test behind it, and a link to its rows. This one is the main result.',
  },
  {
    to: claimLink('whose'),
    title: 'A question of our own',
    text: 'Do a model’s actions follow its own statements, or what any model would say? The paper does not ask.',
  },
  {
    to: '/misaligned',
    title: 'The cases themselves',
    text: 'Every case in which a model says one thing and does the other, with filters and text search.',
  },
  {
    to: '/run',
    title: 'Your turn',
    text: 'Score a small model in this browser, or ask the tables anything in SQL. Nothing leaves your machine.',
  },
];

/** @param step from 1 */
export function tourLink(step: number): string {
  const to = TOUR[step - 1]?.to ?? '/';
  return `${to}${to.includes('?') ? '&' : '?'}tour=${step}`;
}
