import { listNames } from '../../domain/text/list-names';
import type { EvidenceCounts } from './evidence-sql';

const percent = (share: number): string => `${Math.round(100 * share)} %`;

type Source = 'raw' | 'log' | 'list' | 'totals';

/** Cases by where their choice comes from, the most frequent first; those without a pair have no choice. */
function sourcesOf({ raw, log, listed, unlisted, margin }: EvidenceCounts): readonly [Source, number][] {
  const counts: [Source, number][] = [
    ['raw', raw],
    ['log', log],
    ['list', listed + unlisted],
    ['totals', margin],
  ];
  return counts.filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
}

const SOURCES: Readonly<Record<Source, string>> = {
  raw: 'read from the authors’ result file',
  log: 'read from the authors’ log',
  list: 'inferred from their list of misaligned cases',
  totals: 'inferred from totals in their figures',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How a model's Task 2 choices are known, in a sentence. */
export function howKnown(counts: EvidenceCounts): string {
  const sources = sourcesOf(counts);
  const all = sources.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0)
    return counts.in_list > 0
      ? 'Unknown, except for the authors’ list of misaligned cases.'
      : 'Unknown: its result file is not part of this site.';
  const [only] = sources;
  if (sources.length === 1 && only) return `${capital(SOURCES[only[0]])}.`;
  return `${capital(sources.map(([source, count]) => `${percent(count / all)} ${SOURCES[source]}`).join(', '))}.`;
}

/** From what the rates of several models are computed, in a part of a sentence: by source, with the models' names. */
export function choicesFrom(models: readonly EvidenceCounts[]): string {
  const labels = new Map<Source, string[]>();
  for (const counts of models) {
    const [most] = sourcesOf(counts);
    if (most) labels.set(most[0], [...(labels.get(most[0]) ?? []), counts.label]);
  }
  return (Object.keys(SOURCES) as Source[])
    .flatMap((source) => {
      const own = labels.get(source);
      const mostly = source === 'list' || source === 'totals' ? 'mostly ' : '';
      return own ? [`${mostly}${SOURCES[source]} (${listNames(own)})`] : [];
    })
    .join('; ');
}
