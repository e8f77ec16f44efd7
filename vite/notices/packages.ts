import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { EMBEDDED, OWN_FOLDERS, WITHOUT_TEXT } from './embedded-parts';
import { licenceText } from './licence-text';

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  /** Its licence's text, and its NOTICE. */
  readonly text: string;
}

const FOLDER = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/;
/** A package's own name at the end of its folder. */
const FOLDER_END = /(?:@[^/]+\/)?[^/]+$/;
const LICENCE_FILE = /^(licen[cs]e|copying|unlicense)([-._]|$)/i;
const NOTICE_FILE = /^notice([-.]|$)/i;
/** The rest of some tools' licence files is about what they are made of, which is not part of a site. */
const OF_TOOL = /^# Licenses of bundled dependencies[\s\S]*/m;

/** The folder of the package that a file belongs to; null for the site's own. */
function packageFolder(file: string): string | null {
  return FOLDER.exec(file.replaceAll('\\', '/'))?.[0] ?? null;
}

function textsIn(folder: string, names: RegExp): string[] {
  return readdirSync(folder)
    .filter((name) => names.test(name))
    .sort()
    .map((name) =>
      readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').replace(OF_TOOL, '').trim(),
    );
}

/**
 * A package from its folder.
 *
 * @throws where it has no licence, or no text of it that anybody put down
 */
function readPackage(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const known = WITHOUT_TEXT[name];
  const licence = license ?? known?.licence;
  if (!licence) throw new Error(`${name} states no licence`);
  const texts = textsIn(folder, LICENCE_FILE);
  if (texts.length === 0 && known) texts.push(`${known.copyright}\n\n${licenceText(known.licence)}`.trim());
  if (texts.length === 0)
    throw new Error(`${name} has no licence text: add it to WITHOUT_TEXT in vite/notices/embedded-parts.ts`);
  return { name, version, licence, text: [...texts, ...textsIn(folder, NOTICE_FILE)].join('\n\n') };
}

/** Where a package finds another; null if that is not installed. */
function installedFolder(host: string, name: string): string | null {
  const places = [join(host, 'node_modules', name), join(host.replace(FOLDER_END, ''), name)];
  return places.find((place) => existsSync(place)) ?? null;
}

/** The package that a source in a map belongs to, by its path from the map; null if it is the one with the map. */
function sourcePackage(own: string, source: string, fromRoot: string): string | null {
  const inner = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
  if (inner) return inner === own ? null : inner;
  const path = posix.join(fromRoot, source);
  if (!path.startsWith('../')) return null;
  const [first = '', second = ''] = path.replace(/^(\.\.\/)+/, '').split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  return OWN_FOLDERS[own]?.includes(name) ? null : name;
}

/** Names of the packages that a file's publisher bundled into it, by its source map; none without a map. */
function bundledInto(file: string): string[] {
  const folder = packageFolder(file);
  const map = `${file}.map`;
  if (!folder || !existsSync(map)) return [];
  const own = FOLDER.exec(folder)?.[1] ?? '';
  const fromRoot = posix.relative(folder, dirname(file).replaceAll('\\', '/'));
  const { sources, sourceRoot = '' } = JSON.parse(readFileSync(map, 'utf8')) as {
    sources: (string | null)[];
    sourceRoot?: string;
  };
  const names = sources.map(
    (source) => source && sourcePackage(own, posix.join(sourceRoot, source), fromRoot),
  );
  return [...new Set(names.filter((name): name is string => Boolean(name)))].sort();
}

/**
 * The packages that files belong to, and those that their publishers bundled into them.
 *
 * @throws naming what a package contains and nobody listed
 */
export function packagesOf(files: Iterable<string>): BundledPackage[] {
  const found = new Map<string, BundledPackage>();
  const contained: [host: string, name: string][] = [];
  for (const file of files) {
    const folder = packageFolder(file);
    if (!folder) continue;
    if (!found.has(folder)) found.set(folder, readPackage(folder));
    for (const name of bundledInto(file)) contained.push([folder, name]);
  }
  const names = new Set([...found.values()].map(({ name }) => name));
  for (const [host, name] of contained) {
    const known = EMBEDDED[found.get(host)?.name ?? '']?.parts;
    if (names.has(name) || known?.some((part) => part.name === name)) continue;
    const folder = installedFolder(host, name);
    if (!folder) throw new Error(`${host} contains ${name}: add it to vite/notices/embedded-parts.ts`);
    found.set(folder, readPackage(folder));
  }
  return [...found.values()];
}
