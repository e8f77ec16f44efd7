/** Citations of works, and of a view of this site, as BibTeX and as text. */

/** Somebody with family and given names, or a group. */
export type Author = { readonly family: string; readonly given: string } | { readonly name: string };

/** What `CITATION.cff` says of a work. */
export interface Work {
  readonly title: string;
  readonly authors: readonly Author[];
  readonly year?: string;
  /** The proceedings that it is in, and who published them. */
  readonly collection?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly arxiv?: string;
  readonly commit?: string;
  readonly version?: string;
  readonly license?: string;
}

export interface Works {
  readonly paper: Work;
  readonly data: Work;
  readonly software: Work;
}

/** When and where something was looked at, and with which data. */
export interface Visit {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The site's address. */
  readonly site: string;
  readonly dataVersion: string;
}

export interface Citation {
  readonly what: string;
  readonly text: string;
  readonly bibtex: string;
}

/** The signs that BibTeX reads as its own. */
const escaped = (text: string): string => text.replace(/[&%$#_{}]/g, '\\$&');

function entry(kind: string, key: string, fields: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${value}}`],
  );
  return `@${kind}{${key},\n${given.join(',\n')}\n}`;
}

/** Braces keep the capitals of a title or a group's name. */
const kept = (text: string): string => `{${escaped(text)}}`;

const bibtexAuthors = (authors: readonly Author[]): string =>
  authors.map((one) => ('name' in one ? kept(one.name) : `${one.family}, ${one.given}`)).join(' and ');

function textAuthors(authors: readonly Author[]): string {
  const names = authors.map((one) => ('name' in one ? one.name : `${one.given} ${one.family}`));
  return names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}

/** A full stop would become part of an address. */
const sentence = (...parts: readonly (string | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined)
    .map((part) => (/[.?!]$|https?:\S+$/.test(part) ? part : `${part}.`))
    .join(' ');

function paper({ title, authors, year, collection, publisher, url, arxiv }: Work): Citation {
  return {
    what: 'The paper',
    text: sentence(textAuthors(authors), year, title, collection && `In ${collection}`, publisher, url),
    bibtex: entry('inproceedings', 'shen-etal-2025-mind', {
      title: kept(title),
      author: bibtexAuthors(authors),
      booktitle: collection,
      year,
      publisher,
      url,
      eprint: arxiv,
      archivePrefix: arxiv && 'arXiv',
    }),
  };
}

function data({ title, authors, year, url, commit }: Work, { dataVersion, site }: Visit): Citation {
  return {
    what: 'The data',
    text: sentence(
      textAuthors(authors),
      year,
      title,
      `${url}, commit ${commit?.slice(0, 7)}`,
      `As published by ValueActionLens, data version ${dataVersion}, ${site}`,
    ),
    bibtex: entry('misc', 'via-release', {
      title: kept(title),
      author: bibtexAuthors(authors),
      year,
      url,
      note: `Commit ${commit}; as published by ValueActionLens, data version ${dataVersion}`,
    }),
  };
}

function software({ title, authors, version, license }: Work, { day, site }: Visit): Citation {
  return {
    what: 'The software',
    text: sentence(textAuthors(authors), title, `Version ${version}`, `${site} (accessed ${day})`),
    bibtex: entry('software', 'value-action-lens', {
      title: kept(title),
      author: bibtexAuthors(authors),
      version,
      license,
      url: site,
      urldate: day,
    }),
  };
}

/** The paper, the data and the software. */
export function citations(works: Works, visit: Visit): Citation[] {
  return [paper(works.paper), data(works.data, visit), software(works.software, visit)];
}

/** What a page of the site shows, by its title and address. */
export function citationOfView(
  { software: { authors, version } }: Works,
  { day, dataVersion }: Visit,
  view: { readonly title: string; readonly url: string },
): Citation {
  const made = `ValueActionLens ${version}, data version ${dataVersion}`;
  return {
    what: 'This view',
    text: sentence(textAuthors(authors), view.title, made, `${view.url} (accessed ${day})`),
    bibtex: entry('misc', 'value-action-lens-view', {
      title: kept(view.title),
      author: bibtexAuthors(authors),
      howpublished: made,
      url: view.url,
      urldate: day,
    }),
  };
}
