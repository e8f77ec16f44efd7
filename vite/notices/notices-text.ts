import type { Embedding } from './embedded-parts';
import { licenceText } from './licence-text';
import type { BundledPackage } from './packages';

const RULE = '-'.repeat(100);
const byName = (a: BundledPackage, b: BundledPackage): number =>
  `${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1;

/** One section per licence text, for the packages that share it to the letter. */
function packageSections(packages: readonly BundledPackage[]): string[] {
  const groups = new Map<string, BundledPackage[]>();
  for (const entry of [...packages].sort(byName))
    groups.set(entry.text, [...(groups.get(entry.text) ?? []), entry]);
  return [...groups].map(([text, group]) => {
    const names = group.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
    return `${names.join('\n')}\n\n${text}`;
  });
}

function embeddedSection(name: string, { version, known, parts }: Embedding): string {
  const lines = parts.map(
    (part) => `- ${part.name} (${part.licence})${part.copyright ? `: ${part.copyright}` : ''}`,
  );
  return `Inside ${name} ${version}, as far as ${known} show:\n\n${lines.join('\n')}`;
}

/** The whole file: packages with their texts, what is inside them, and the texts of the licences of the latter. */
export function noticesText(
  packages: readonly BundledPackage[],
  embedded: Readonly<Record<string, Embedding>>,
): string {
  const inside = Object.entries(embedded).filter(([host]) => packages.some(({ name }) => name === host));
  const licences = new Set(inside.flatMap(([, { parts }]) => parts.map(({ licence }) => licence)));
  const sections = [
    `Third-party notices\n\nThis site contains the ${packages.length} packages below, made by others. The list was made when the site was\nbuilt, from the modules in its files. Packages with the same licence text share it.`,
    ...packageSections(packages),
    ...inside.map(([name, embedding]) => embeddedSection(name, embedding)),
    ...[...licences]
      .sort()
      .map((id) => `${id}, for those parts inside packages that are under it\n\n${licenceText(id)}`),
  ];
  return `${sections.join(`\n\n${RULE}\n\n`)}\n`;
}
