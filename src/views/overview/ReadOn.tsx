import './read-on.css';

const PAGES: readonly { readonly href: string; readonly title: string; readonly text: string }[] = [
  {
    href: '#/explore',
    title: 'Explore',
    text: 'Any measure by model, country, topic, type or value, with intervals, down to the single answer.',
  },
  {
    href: '#/compare',
    title: 'Compare',
    text: 'Two models on the same cases: who aligns where the other does not.',
  },
  {
    href: '#/misaligned',
    title: 'Cases',
    text: 'Every misaligned case, by direction, country, topic and value.',
  },
  { href: '#/dataset', title: 'Dataset', text: 'Search and read the 14,784 actions of VIA.' },
  { href: '#/sql', title: 'SQL', text: 'Ask your own question of all tables.' },
  {
    href: '#/run',
    title: 'Run locally',
    text: 'Score a small model on your own machine and see it beside the published ones.',
  },
];

/** Where a reader can go from the overview. */
export function ReadOn() {
  return (
    <ul class="read-on plain-list">
      {PAGES.map(({ href, title, text }) => (
        <li key={href}>
          <a href={href}>{title}</a>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  );
}
