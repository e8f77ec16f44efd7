/**
 * Addresses that show what they lead to. The build writes a small static page at each, with a card for chats and a
 * picture, which leads on to its route.
 */
import { COUNTRIES } from '../domain/countries';
import { nearest } from '../domain/text/nearest';
import { TOPICS } from '../domain/topics';
import { scenarioFile, slug } from './answer-files';
import type { Dimension } from './dimensions';
import { claimLink, routePart, scenarioLink } from './links';
import type { Measure } from './measures';

/** The folder of the pages. */
export const SHARED_FOLDER = 'at/';

export interface SharedRoute {
  /** Within the folder, without its ending, such as `scenario/egypt-religion`. */
  readonly address: string;
  /** Such as `/scenario/Egypt/Religion`. */
  readonly route: string;
}

/** Pages of the site that have a card of their own. */
export const SHARED_PAGES = [
  'findings',
  'poster',
  'explore',
  'compare',
  'misaligned',
  'dataset',
  'evidence',
  'data',
  'models',
  'sql',
  'run',
  'about',
] as const;

type View = readonly [measure: Measure, rows: Dimension, columns: Dimension];

/** The explorer's main views, beside the one it opens with. */
const EXPLORE_VIEWS: readonly View[] = [
  ['accuracy', 'model', 'country'],
  ['kappa', 'model', 'country'],
  ['mcc', 'model', 'country'],
  ['misaligned', 'model', 'country'],
  ['distance', 'model', 'country'],
  ['inclination', 'model', 'country'],
  ['choice', 'model', 'country'],
  ['alignment_rate', 'model', 'topic'],
  ['alignment_rate', 'model', 'type'],
  ['alignment_rate', 'model', 'region'],
  ['kappa', 'model', 'topic'],
  ['misaligned', 'model', 'topic'],
  ['misaligned', 'type', 'model'],
  ['distance', 'type', 'model'],
  ['distance', 'value', 'model'],
];

/** As the explorer writes it; its own code is not needed for a link. */
const explore = (part: Readonly<Record<string, string>>) => `/explore?${new URLSearchParams(part)}`;

export const EXPLORE_ROUTES: readonly SharedRoute[] = EXPLORE_VIEWS.map(([measure, rows, columns]) => ({
  address: `explore/${measure.replace('_', '-')}-by-${rows}-and-${columns}`,
  route: explore({
    ...(measure === 'alignment_rate' ? {} : { measure }),
    ...(rows === 'model' && columns === 'country' ? {} : { rows, columns }),
  }),
}));

export const modelRoute = (model: string): SharedRoute => ({
  address: `model/${slug(model)}`,
  route: explore({ rows: 'topic', columns: 'country', model }),
});

export const countryRoute = (country: string): SharedRoute => ({
  address: `country/${slug(country)}`,
  route: explore({ rows: 'topic', columns: 'model', country }),
});

export const topicRoute = (topic: string): SharedRoute => ({
  address: `topic/${slug(topic)}`,
  route: explore({ rows: 'country', columns: 'model', topic }),
});

export const scenarioRoute = (country: string, topic: string): SharedRoute => ({
  address: scenarioFile(country, topic),
  route: scenarioLink(country, topic),
});

export const claimRoute = (claim: string): SharedRoute => ({
  address: `finding/${claim}`,
  route: claimLink(claim),
});

/** All of them but those of claims. */
function sharedRoutes(models: readonly string[]): readonly SharedRoute[] {
  return [
    ...SHARED_PAGES.map((page) => ({ address: page, route: `/${page}` })),
    ...EXPLORE_ROUTES,
    ...models.map(modelRoute),
    ...COUNTRIES.map(({ country }) => countryRoute(country)),
    ...TOPICS.map(({ topic }) => topicRoute(topic)),
    ...COUNTRIES.flatMap(({ country }) => TOPICS.map(({ topic }) => scenarioRoute(country, topic))),
  ];
}

/** Parameters that change how a page is shown, not what it is about; they stay in the address. */
const CARRIED: Readonly<Record<string, readonly string[]>> = {
  explore: ['sort', 'show', 'column', 'cell', 'target'],
  findings: ['model', 'positive', 'share'],
  scenario: ['model'],
};
const ALWAYS_CARRIED = ['as', 'figure'];

/** A route without how it is shown, its parameters in one order. */
function aboutOf(page: string, path: string, params: URLSearchParams): string {
  const kept = [...ALWAYS_CARRIED, ...(CARRIED[page] ?? [])];
  const told = new URLSearchParams([...params].filter(([name]) => !kept.includes(name)));
  told.sort();
  return `${path}?${told}`;
}

/**
 * The page of a route, with what it carries on, such as `scenario/egypt-religion.html?value=Wealth`; null where no page
 * shows what the route does.
 *
 * @param models those that the site was built with
 */
export function sharedAddress(route: string, models: readonly string[]): string | null {
  const [path = '', search = ''] = route.split('?');
  const [page = '', country = '', topic = '', value = ''] = path.split('/').slice(1).map(routePart);
  const params = new URLSearchParams(search);
  const isCase = page === 'case';
  const kind = isCase ? 'scenario' : page;
  const plain = kind === 'scenario' ? scenarioLink(country, topic) : path;
  const claim = page === 'findings' ? params.get('claim') : null;
  if (claim !== null) params.delete('claim');
  const about = aboutOf(kind, plain, params);
  const found = sharedRoutes(models).find((own) => {
    const [ownPath = '', ownSearch] = own.route.split('?');
    return aboutOf(kind, ownPath, new URLSearchParams(ownSearch)) === about;
  });
  if (!found) return null;

  const kept = [...ALWAYS_CARRIED, ...(CARRIED[kind] ?? [])];
  const carried = new URLSearchParams([...params].filter(([name]) => kept.includes(name)));
  const rest = new URLSearchParams([...(isCase ? [['value', value]] : []), ...carried]).toString();
  const { address } = claim === null ? found : claimRoute(claim);
  return `${address}.html${rest === '' ? '' : `?${rest}`}`;
}

/**
 * The route that an address without a page means: of the same kind, the nearest; null where it has no kind.
 *
 * @param address what follows the folder, such as `scenario/egipt-religion.html`
 */
export function routeMeant(address: string, models: readonly string[]): string | null {
  const meant = slugs(address.replace(/(?:\/index)?(?:\.html?)?[.,;:!?)\]]*$/i, ''));
  const [kind = '', name = ''] = meant.split('/');
  if (kind === 'finding') return claimLink(name);
  const routes = sharedRoutes(models);
  const same = kind === 'case' ? 'scenario' : kind;
  const ofKind = routes.filter((own) => own.address.split('/')[0] === same && own.address.includes('/'));
  if (name === '' || ofKind.length === 0) return routes.find((own) => own.address === kind)?.route ?? null;
  const named = new Map(ofKind.map((own) => [own.address.slice(same.length + 1), own.route]));
  // A model may have been here, and have gone.
  if (kind === 'model') return named.get(name) ?? '/models';
  return named.get(nearest(name, [...named.keys()])) ?? null;
}

/** Each part of an address as the build writes it. */
function slugs(address: string): string {
  return address
    .split('/')
    .map((part) => slug(routePart(part)))
    .filter(Boolean)
    .join('/');
}
