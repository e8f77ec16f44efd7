/** Which files of answers, built with the site, a page reads. */
import { readPlace } from './cases/case-place';

/** A name in an address as part of a file's name. */
export function slug(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The models page, misaligned cases and so on: pages with one plain address. */
export const PLAIN_PAGES = [
  'findings',
  'explore',
  'compare',
  'misaligned',
  'dataset',
  'data',
  'models',
  'evidence',
  'run',
] as const;

export const scenarioFile = (country: string, topic: string) => `scenario/${slug(country)}-${slug(topic)}`;
/** All cases of a scenario. */
export const casesFile = (country: string, topic: string) => `case/${slug(country)}-${slug(topic)}`;
/** A value in all scenarios. */
export const valueFile = (value: string) => `value/${slug(value)}`;

/** @param path such as `/case/Egypt/Religion/Wealth` */
export function answerFilesFor(path: string): readonly string[] {
  const [page = '', ...parts] = path.split('/').slice(1);
  const [country, topic, value] = parts;
  switch (page) {
    case 'scenario': {
      const place = readPlace({ country, topic }, ['country', 'topic']);
      return [scenarioFile(place.country, place.topic)];
    }
    case 'case': {
      const place = readPlace({ country, topic, value }, ['country', 'topic', 'value']);
      return [casesFile(place.country, place.topic), valueFile(place.value)];
    }
    case 'poster':
      return ['findings'];
    case 'misaligned':
      return ['misaligned', 'misaligned-all'];
    default:
      return PLAIN_PAGES.some((name) => name === page) ? [page] : [];
  }
}
