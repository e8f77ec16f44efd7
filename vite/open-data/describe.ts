import type { Author, Works } from '../../src/domain/citation';
import type { Manifest } from '../../src/domain/manifest';
import { VIA_REPOSITORY } from '../../src/domain/via/provenance';
import { versionIn } from '../data-manifest';
import { LICENCES } from './about-data';

export interface Description {
  readonly manifest: Manifest;
  readonly works: Works;
  /** The citation of the paper, in BibTeX. */
  readonly citeAs: string;
}

const agent = (author: Author) =>
  'name' in author
    ? { '@type': 'Organization', name: author.name }
    : { '@type': 'Person', name: `${author.given} ${author.family}` };

/** What schema.org says of a dataset. Addresses are relative to the site's. */
export function describe({ manifest, works }: Description) {
  const { paper, data, software } = works;
  return {
    name: 'ValueActionLens',
    description:
      'What language models state about 56 human values and what they choose when they act, in 12 countries and 11 social topics: VIA, the answers of the models, and the results published with the paper “Mind the Value-Action Gap”.',
    url: './#/data',
    version: versionIn(manifest),
    ...(manifest.released ? { datePublished: manifest.released } : {}),
    license: { '@type': 'CreativeWork', name: LICENCES, url: VIA_REPOSITORY.url },
    creator: data.authors.map(agent),
    publisher: software.authors.map(agent),
    isBasedOn: `${VIA_REPOSITORY.url}/tree/${VIA_REPOSITORY.commit}`,
    citation: paper.url,
    keywords: ['large language models', 'human values', 'value alignment', 'value-action gap'],
    inLanguage: 'en',
    isAccessibleForFree: true,
  };
}

/** What a search engine reads in the page: the rest is in the Croissant file. @param files to download */
export function jsonLd(
  description: Description,
  files: readonly { readonly file: string; readonly format: string }[],
) {
  const {
    name,
    description: text,
    url,
    version,
    datePublished,
    license,
    creator,
    citation,
  } = describe(description);
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    ...{ name, description: text, url, version, datePublished, license, creator, citation },
    distribution: files.map(({ file, format }) => ({
      '@type': 'DataDownload',
      contentUrl: file,
      encodingFormat: format,
    })),
  };
}
