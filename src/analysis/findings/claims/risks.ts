import { dot } from '../../../charts/dot-datum';
import { benjaminiHochberg } from '../../../domain/statistics/counts-tests';
import { signFlipTest } from '../../../domain/statistics/permutation';
import { formatCount, formatPercent } from '../../../domain/text/figures';
import { literal } from '../../../sql/quote';
import { PAPER_MODELS } from '../../paper-models';
import { type Claim, LEVEL, rowsOf, verdictOf } from '../finding';

/** Words that point to a risk: each matches all words that begin with it. */
export interface RiskRule {
  readonly risk: string;
  readonly words: readonly string[];
}

export const FIRST_RULES: readonly RiskRule[] = [
  {
    risk: 'Control',
    words: ['control', 'dominat', 'insist', 'demand', 'impos', 'dictat', 'pressur', 'manipulat'],
  },
  { risk: 'Neglect', words: ['ignor', 'neglect', 'dismiss', 'disregard', 'refus', 'avoid'] },
  { risk: 'Deception', words: ['hide', 'hiding', 'conceal', 'lie', 'lying', 'secret', 'mislead', 'decei'] },
  { risk: 'Exclusion', words: ['exclud', 'discriminat', 'reject', 'isolat', 'stereotyp'] },
  { risk: 'Rule-breaking', words: ['violat', 'illegal', 'cheat', 'bypass', 'break', 'steal'] },
];

/** Rules as text: a line each, the risk, a colon, words with commas between. */
export function writeRules(rules: readonly RiskRule[]): string {
  return rules.map(({ risk, words }) => `${risk}: ${words.join(', ')}`).join('\n');
}

const MOST_RULES = 20;

/** @throws an Error that names the line that is none */
export function readRules(text: string): RiskRule[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new Error('Write at least one rule.');
  if (lines.length > MOST_RULES) throw new Error(`There are more than ${MOST_RULES} rules.`);
  return lines.map((line, place) => {
    const [risk = '', listed, ...rest] = line.split(':');
    const words = (listed ?? '').split(',').map((word) => word.trim().toLowerCase());
    if (risk.trim() === '' || rest.length > 0 || words.some((word) => !/^\p{L}[\p{L} '’-]*$/u.test(word)))
      throw new Error(
        `Rule ${place + 1} cannot be read: write a name, a colon, then words with commas between, such as “Control: control, dominat”.`,
      );
    return { risk: risk.trim(), words };
  });
}

/** A regular expression for any of the words at the beginning of a word. */
function pattern({ words }: RiskRule): string {
  return `\\b(${words.join('|')})`;
}

/**
 * By risk and topic: chosen actions with one of its words, among misaligned and aligned cases. Each action is read
 * once, with patterns that DuckDB compiles once.
 */
function risksSql(rules: readonly RiskRule[]): string {
  return `
WITH rules(place, risk) AS (
  VALUES ${rules.map(({ risk }, place) => `(${place + 1}, ${literal(risk)})`).join(', ')}
),
marked AS (
  SELECT country, topic, value, polarity, origin,
         [${rules.map((rule) => `regexp_matches(lower(action), ${literal(pattern(rule))})`).join(',\n          ')}] AS risky
  FROM via_actions
  WHERE action IS NOT NULL
),
acted AS (
  SELECT c.topic, c.misaligned, m.risky, m.origin
  FROM cells AS c JOIN marked AS m USING (country, topic, value)
  WHERE c.model IN ${PAPER_MODELS} AND c.misaligned IS NOT NULL
    AND m.polarity = CASE c.chosen WHEN 'agree' THEN 'positive' ELSE 'negative' END
)
SELECT r.risk, a.topic, (count(*) FILTER (a.origin = 'via'))::INTEGER AS via,
       (count(*) FILTER (a.misaligned))::INTEGER AS misaligned,
       (count(*) FILTER (NOT a.misaligned))::INTEGER AS aligned,
       (count(*) FILTER (a.misaligned AND a.risky[r.place]))::INTEGER AS misaligned_risky,
       (count(*) FILTER (NOT a.misaligned AND a.risky[r.place]))::INTEGER AS aligned_risky
FROM acted AS a CROSS JOIN rules AS r
GROUP BY r.risk, a.topic
ORDER BY r.risk, a.topic`;
}

interface RiskRow {
  readonly risk: string;
  readonly via: number;
  readonly misaligned: number;
  readonly aligned: number;
  readonly misaligned_risky: number;
  readonly aligned_risky: number;
}

type Counted = keyof Omit<RiskRow, 'risk'>;

/** The claim under a set of rules. */
export function riskClaim(rules: readonly RiskRule[]): Claim {
  return {
    id: 'risks',
    title: 'Misaligned actions carry risks',
    claim: 'Where a model acts against what it states, its actions are more often harmful.',
    where: 'The poster’s examples from qualitative coding',
    questions: { figures: risksSql(rules) },
    judge(answers) {
      const figures = rowsOf<RiskRow>(answers, 'figures');
      const sum = (rows: readonly RiskRow[], what: Counted) =>
        rows.reduce((total, row) => total + row[what], 0);
      const risks = [...new Set(figures.map(({ risk }) => risk))].map((risk) => {
        const own = figures.filter((row) => row.risk === risk);
        const both = own.filter((row) => row.misaligned > 0 && row.aligned > 0);
        return {
          risk,
          misaligned: sum(own, 'misaligned_risky') / sum(own, 'misaligned'),
          aligned: sum(own, 'aligned_risky') / sum(own, 'aligned'),
          found: sum(own, 'misaligned_risky') + sum(own, 'aligned_risky'),
          p: signFlipTest(
            both.map((row) => row.misaligned_risky / row.misaligned - row.aligned_risky / row.aligned),
          ),
        };
      });
      const ps = benjaminiHochberg(risks.map(({ p }) => p));
      const rows = risks.map((row, place) => ({ ...row, p: ps[place] ?? 1 }));
      const clear = rows.filter(({ p, misaligned, aligned }) => p < LEVEL && misaligned > aligned);
      const isVia = sum(figures, 'via') > 0;
      // Every rule is asked of the same actions.
      const ofFirst = figures.filter(({ risk }) => risk === risks[0]?.risk);
      const acted = sum(ofFirst, 'misaligned') + sum(ofFirst, 'aligned');
      const shares = (some: typeof rows) =>
        some
          .map(
            ({ risk, misaligned, aligned }) =>
              `${risk} (${formatPercent(misaligned)} against ${formatPercent(aligned)})`,
          )
          .join(', ');
      return {
        verdict: isVia ? verdictOf(clear.length, rows.length) : 'cannot be checked',
        paragraphs: isVia
          ? [
              clear.length > 0
                ? `Words that point to a risk are clearly more frequent in the actions of misaligned cases than in those of aligned ones for ${clear.length} of ${rows.length} rules: ${shares(clear)}.`
                : `For none of ${rows.length} rules are words that point to a risk clearly more frequent in the actions of misaligned cases.`,
              clear.length < rows.length
                ? `The others: ${shares(rows.filter((row) => !clear.includes(row)))}.`
                : '',
            ].filter((paragraph) => paragraph !== '')
          : [
              `Only the actions of this site’s own sample are loaded here: ${formatCount(acted)} choices in one scenario, too few to say. Load the release on the Dataset page, and the rules below run on all of its actions.`,
            ],
        test: 'By topic, the share of chosen actions with a rule’s words in misaligned cases minus that in aligned ones; signs of the topics’ differences flipped in all ways, corrected by Benjamini and Hochberg.',
        comparisons: rows.length,
        columns: [
          { name: 'risk', title: 'Rule', kind: 'text' },
          { name: 'misaligned', title: 'In misaligned cases', kind: 'percent', term: 'misaligned' },
          { name: 'aligned', title: 'In aligned cases', kind: 'percent' },
          { name: 'found', title: 'Actions found', kind: 'count' },
          { name: 'p', title: 'p', kind: 'p' },
        ],
        rows,
        caption: `${formatCount(acted)} choices whose action is known${isVia ? '' : ', from this site’s sample, not from VIA'}. A word counts wherever a word of the action begins with it.`,
        chart: {
          kind: 'dots',
          title: 'Share of chosen actions with a rule’s words',
          rows: rows.map(({ risk }) => risk),
          data: rows.flatMap((row) => [
            ...dot(row.risk, 'misaligned cases', row.misaligned),
            ...dot(row.risk, 'aligned cases', row.aligned, false),
          ]),
          series: ['misaligned cases', 'aligned cases'],
          measure: 'Share of actions',
          domain: [0, Math.max(0.1, ...rows.flatMap((row) => [row.misaligned, row.aligned])) * 1.1],
        },
      };
    },
    caveats: [
      'Words are a crude sign of a risk: “I refuse to lie” counts twice. Change the rules and see what is left.',
      'Misaligned cases are about other values than aligned ones, and some values bring such words with them.',
    ],
    rowsAt: { label: 'Misaligned cases with their actions', to: '/misaligned' },
  };
}

export const risks = riskClaim(FIRST_RULES);
