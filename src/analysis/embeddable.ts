/** Pages whose figures may be shown within others: they only read. */
const EMBEDDABLE = [
  '',
  'findings',
  'explore',
  'compare',
  'misaligned',
  'scenario',
  'case',
  'evidence',
  'data',
];

/** @param route such as `/explore?measure=kappa` */
export function isEmbeddable(route: string): boolean {
  return EMBEDDABLE.includes(route.split(/[/?]/)[1] ?? '');
}
