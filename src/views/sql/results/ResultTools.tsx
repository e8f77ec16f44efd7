import { chartOf, type ResultChart, resultSpec } from '../../../charts/result-spec';
import type { SnippetLanguage } from '../../../sql/snippets';
import type { StatementOutcome } from '../../../state/sql/runs';
import type { SqlPage } from '../../../state/sql/sql-page';
import { ExportMenu } from './ExportMenu';
import { useDrawableRows } from './use-drawable-rows';

interface Props {
  readonly page: SqlPage;
  readonly outcome: StatementOutcome;
  /** The tab's name. */
  readonly name: string;
  /** The chart on display, if any. */
  readonly chart: { readonly choices: ResultChart | null } | null;
}

const PICTURE_WIDTH = 800;

/** One result's export menu. */
export function ResultTools({ page, outcome, name, chart }: Props) {
  const { result, statement } = outcome;
  const rows = useDrawableRows(result);
  const picture = async (format: 'svg' | 'png') => {
    const choices = chartOf(chart?.choices ?? null, result.columns, rows);
    const spec = resultSpec(choices, result.columns, rows, PICTURE_WIDTH);
    const { chartToPng, chartToSvg } = await import('../../../charts/render');
    return format === 'png'
      ? chartToPng(spec)
      : new Blob([await chartToSvg(spec)], { type: 'image/svg+xml' });
  };
  const snippetOf = async (language: SnippetLanguage) => {
    const [{ snippetParts }, { snippet }] = await Promise.all([
      import('../../../db/workbench/snippet-parts'),
      import('../../../sql/snippets'),
    ]);
    const base = document.baseURI.replace(/[?#].*$/, '').replace(/[^/]*$/, '');
    return snippet(language, snippetParts(statement.text, base, page.database.workbench.objects.value));
  };
  const stem = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'result';
  return <ExportMenu result={result} name={stem} snippetOf={snippetOf} picture={chart ? picture : null} />;
}
