import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import { parse } from 'yaml';
import type { Author, Work, Works } from '../src/domain/citation';

const ID = 'virtual:citations';
const RESOLVED = `\0${ID}`;
const FILE = 'CITATION.cff';

/** What is used of a work in the Citation File Format 1.2.0. */
interface CffWork {
  readonly type: string;
  readonly title: string;
  readonly authors: readonly ({ 'family-names': string; 'given-names': string } | { name: string })[];
  readonly year?: number;
  readonly 'collection-title'?: string;
  readonly publisher?: { readonly name: string };
  readonly url?: string;
  readonly identifiers?: readonly { readonly value: string }[];
  readonly commit?: string;
  readonly version?: string;
  readonly license?: string;
}

function authorOf(own: CffWork['authors'][number]): Author {
  return 'name' in own ? { name: own.name } : { family: own['family-names'], given: own['given-names'] };
}

function workOf(own: CffWork): Work {
  const arxiv = own.identifiers
    ?.find(({ value }) => value.startsWith('arXiv:'))
    ?.value.slice('arXiv:'.length);
  const work = {
    title: own.title,
    authors: own.authors.map(authorOf),
    year: own.year?.toString(),
    collection: own['collection-title'],
    publisher: own.publisher?.name,
    url: own.url,
    arxiv,
    commit: own.commit,
    version: own.version,
    license: own.license,
  };
  return Object.fromEntries(
    Object.entries(work).filter(([, value]) => value !== undefined),
  ) as unknown as Work;
}

/** The works that the text of a `CITATION.cff` describes. @throws Error if it lacks the paper or the data */
export function worksIn(cff: string): Works {
  const software = parse(cff) as CffWork & { readonly references?: readonly CffWork[] };
  const reference = (type: string): Work => {
    const found = software.references?.find((own) => own.type === type);
    if (!found) throw new Error(`${FILE} has no reference of the type ${type}`);
    return workOf(found);
  };
  return { paper: reference('conference-paper'), data: reference('dataset'), software: workOf(software) };
}

export function worksOf(root: string): Works {
  return worksIn(readFileSync(join(root, FILE), 'utf8'));
}

/** Offers what `CITATION.cff` says as a module. */
export function citations(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'citations',
    configResolved(resolved) {
      config = resolved;
    },
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    load: (id) => (id === RESOLVED ? `export default ${JSON.stringify(worksOf(config.root))}` : undefined),
  };
}
