/** Pages about the explorer's views. */
import { DIMENSIONS, MEMBERS } from '../../src/analysis/dimensions';
import { type Answered, answersOf, questionOf } from '../../src/analysis/explore/answered';
import { captionLines, exploreTitle } from '../../src/analysis/explore/explore-caption';
import { exploreSql } from '../../src/analysis/explore/explore-sql';
import { readExploreState } from '../../src/analysis/explore/explore-state';
import type { ListedModel } from '../../src/analysis/listed-model';
import { MEASURES } from '../../src/analysis/measures';
import { EXPLORE_ROUTES, type SharedRoute } from '../../src/analysis/shared-address';
import { formatCount, formatRate } from '../../src/domain/text/figures';
import { exploreDraw } from '../../src/views/explore/explore-draw';
import { scaleFor } from '../../src/views/explore/scale';
import { tableOf } from '../../src/views/explore/use-table';
import { type RunSql, range } from './rates';
import type { SharedPage } from './shared-page';

/** A table of more rows cannot be read in a picture: it shows the first of them. */
const MOST_ROWS = 10;

async function explorePage(
  { address, route }: SharedRoute,
  runSql: RunSql,
  models: readonly ListedModel[],
): Promise<SharedPage> {
  const { state } = readExploreState(route.split('?')[1] ?? '');
  const { question } = questionOf(state, models);
  const sql = exploreSql(question);
  const answers = answersOf(question, await runSql<object>(sql));
  const byCell = new Map(answers.map((answer) => [`${answer.row}\n${answer.column}`, answer]));
  const answered: Answered = {
    question,
    sql,
    rows: answers,
    cell: (row, column) => byCell.get(`${row}\n${column}`),
  };
  const { rows, columns } = tableOf(state, answered, models);
  const measure = MEASURES[state.measure];
  const found = range(
    rows.flatMap((row) =>
      columns.map((column) => ({
        name: `${row.label}, ${column.title}`,
        value: answered.cell(row.id, column.id)?.value ?? null,
      })),
    ),
  );
  const title = exploreTitle(state);
  const plural = `${DIMENSIONS[state.rows].plural} and ${DIMENSIONS[state.columns].plural}`;
  return {
    address,
    route,
    kind: 'Explore',
    title,
    ...(found && { figure: { value: found.value, of: `${measure.phrase} across ${plural}` } }),
    sentence: found
      ? `${measure.label}: ${found.named}. ${measure.meaning}.`
      : `${title}: there are no figures.`,
    table: {
      caption: [`${title}.`, ...captionLines(state, answered, models)].join(' '),
      columns: [
        { title: DIMENSIONS[state.rows].label },
        ...columns.map((column) => ({ title: column.title, numeric: true })),
      ],
      rows: rows.map((row) => [
        row.title,
        ...columns.map((column) => formatRate(answered.cell(row.id, column.id)?.value)),
      ]),
    },
    chart: {
      shape: columns.length > 8 ? 'wide' : 'beside',
      draw: exploreDraw({
        state,
        answered,
        intervals: { kind: 'computing' },
        rows: rows.slice(0, MOST_ROWS),
        columns: columns.slice(0, MEMBERS.country.length),
        scale: scaleFor(state.measure, answered),
      }),
    },
  };
}

export async function explorePages(runSql: RunSql, models: readonly ListedModel[]): Promise<SharedPage[]> {
  const pages = [];
  for (const route of [{ address: 'explore', route: '/explore' }, ...EXPLORE_ROUTES])
    pages.push(await explorePage(route, runSql, models));
  return pages;
}

/** How the data set is made up: no figure of it needs a chart. */
export async function datasetPage(runSql: RunSql): Promise<SharedPage> {
  const [counts] = await runSql<{ cases: number; without: number }>(`
SELECT count(*)::INTEGER AS cases, (count(*) FILTER (without))::INTEGER AS without
FROM (SELECT country, topic, value, bool_or(evidence = 'no_pair') AS without FROM cells GROUP BY ALL)`);
  const value = formatCount(counts?.cases);
  return {
    address: 'dataset',
    route: '/dataset',
    kind: 'Dataset',
    title: 'VIA: actions for and against 56 values',
    figure: { value, of: 'cases, each a value in a country and on a topic' },
    sentence: `${value} cases: ${MEMBERS.country.length} countries × ${MEMBERS.topic.length} topics × ${MEMBERS.value.length} Schwartz values, each with an action for and one against the value; ${formatCount(counts?.without)} lack them.`,
  };
}
