/** Pages about the paper's claims. */
import { CLAIMS } from '../../src/analysis/findings/claims';
import { type Answers, COLUMN_FORMATS, type Finding } from '../../src/analysis/findings/finding';
import { drawOf } from '../../src/analysis/findings/finding-chart';
import { claimRoute } from '../../src/analysis/shared-address';
import type { RunSql } from './rates';
import type { SharedPage, SharedTable } from './shared-page';

function tableOf({ columns, rows, caption }: Finding): SharedTable {
  return {
    caption,
    columns: columns.map(({ title, kind }) => ({ title, numeric: kind !== 'text' })),
    rows: rows.map((row) =>
      columns.map(({ name, kind }) => {
        const cell = row[name];
        if (kind === 'text') return String(cell ?? '—');
        return COLUMN_FORMATS[kind](typeof cell === 'number' ? cell : null);
      }),
    ),
  };
}

/** A heatmap of a few columns fits beside the verdict. */
const isWide = ({ chart }: Finding) => chart.kind === 'heat' && chart.columns.length > 8;

const capital = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}`;

export async function findingPages(runSql: RunSql): Promise<SharedPage[]> {
  const known = new Map<string, Answers[string]>();
  const pages: SharedPage[] = [];
  const verdicts: string[][] = [];
  for (const claim of CLAIMS) {
    const answers: Record<string, Answers[string]> = {};
    for (const [name, sql] of Object.entries(claim.questions)) {
      const rows = known.get(sql) ?? (await runSql<Answers[string][number]>(sql));
      known.set(sql, rows);
      answers[name] = rows;
    }
    const finding = claim.judge(answers);
    verdicts.push([claim.title, capital(finding.verdict)]);
    pages.push({
      ...claimRoute(claim.id),
      kind: 'Finding',
      title: claim.title,
      figure: { value: capital(finding.verdict), of: `Claim: ${claim.claim}` },
      sentence: `${capital(finding.verdict)}: ${finding.paragraphs[0] ?? ''}`,
      table: tableOf(finding),
      chart: { draw: drawOf(finding.chart), shape: isWide(finding) ? 'wide' : 'beside' },
    });
  }
  return [findingsPage(verdicts), ...pages];
}

function findingsPage(verdicts: readonly (readonly string[])[]): SharedPage {
  const held = verdicts.filter(([, verdict]) => verdict === 'Holds').length;
  const value = `${held} of ${verdicts.length}`;
  return {
    address: 'findings',
    route: '/findings',
    kind: 'Findings',
    title: 'What the paper claims, and what the data say',
    figure: { value, of: 'claims hold on the published data' },
    sentence: `${value} claims of “Mind the Value-Action Gap” hold in full on the published data, each with its test and its rows.`,
    table: {
      caption: 'Claims and verdicts.',
      columns: [{ title: 'Claim' }, { title: 'Verdict' }],
      rows: verdicts,
    },
  };
}
