import type { ComponentType } from 'preact';

export interface RouteDefinition {
  /** The router's pattern, such as `/case/:country/:topic/:value`. */
  readonly path: string;
  readonly title: string;
  /** Label in the navigation; absent for pages that are reached from others. */
  readonly label?: string;
  /** The page of the navigation that it belongs to, if it is none itself. */
  readonly within?: string;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** Every page but the overview, which is part of the first load. A new view is one more entry here. */
export const ROUTES: readonly RouteDefinition[] = [
  {
    path: '/findings',
    title: 'Findings',
    label: 'Findings',
    load: () => import('../views/findings/FindingsView'),
  },
  {
    path: '/poster',
    title: 'The poster on one page',
    within: '/findings',
    load: () => import('../views/poster/PosterView'),
  },
  {
    path: '/explore',
    title: 'Explore',
    label: 'Explore',
    load: () => import('../views/explore/ExploreView'),
  },
  {
    path: '/compare',
    title: 'Compare models',
    label: 'Compare',
    load: () => import('../views/compare/CompareView'),
  },
  {
    path: '/misaligned',
    title: 'Misaligned cases',
    label: 'Cases',
    load: () => import('../views/misaligned/MisalignedView'),
  },
  {
    path: '/scenario/:country?/:topic?',
    title: 'Scenario',
    within: '/explore',
    load: () => import('../views/scenario/ScenarioView'),
  },
  {
    path: '/case/:country?/:topic?/:value?',
    title: 'Case',
    within: '/explore',
    load: () => import('../views/case/CaseView'),
  },
  {
    path: '/dataset',
    title: 'Dataset',
    label: 'Dataset',
    load: () => import('../views/dataset/DatasetView'),
  },
  {
    path: '/evidence',
    title: 'Evidence',
    within: '/models',
    load: () => import('../views/evidence/EvidenceView'),
  },
  { path: '/data', title: 'Data', label: 'Data', load: () => import('../views/tables/TablesView') },
  {
    path: '/models',
    title: 'Models',
    label: 'Models',
    load: () => import('../views/models/ModelsView'),
  },
  { path: '/sql', title: 'SQL', label: 'SQL', load: () => import('../views/sql/SqlView') },
  { path: '/run', title: 'Run locally', label: 'Run locally', load: () => import('../views/run/RunView') },
  { path: '/about', title: 'About', label: 'About', load: () => import('../views/about/AboutView') },
];

export const SITE_NAME = 'ValueActionLens';

export function pageTitle(title: string | null): string {
  return title ? `${title} · ${SITE_NAME}` : `${SITE_NAME}: do language models act on the values they state?`;
}

/** Whether a link of the navigation is the page at a path, or the one that this page belongs to. */
export function currentLink(link: string, path: string): 'page' | 'true' | undefined {
  const page = pageOf(path);
  if (page === pageOf(link)) return 'page';
  const within = ROUTES.find((route) => pageOf(route.path) === page)?.within;
  return within === link ? 'true' : undefined;
}

/** The first part of a path names its page. */
export function pageOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The document's title at a path: a case's or scenario's name comes first, because tabs are narrow. */
export function titleOfPath(path: string): string {
  if (path === '/') return pageTitle(null);
  const route = ROUTES.find((candidate) => pageOf(candidate.path) === pageOf(path));
  const parts = path.split('/').slice(2).filter(Boolean).map(decoded).reverse();
  return pageTitle(route ? [...parts, route.title].join(', ') : 'Not found');
}
