import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexActions, searchTexts } from '../../../../src/analysis/dataset/action-index';
import { readDatasetFilter } from '../../../../src/analysis/dataset/filter';
import { filterSql } from '../../../../src/analysis/dataset/filter-sql';
import { applyFilter } from '../../../../src/analysis/dataset/results';
import { parseTextQuery } from '../../../../src/domain/text/text-query';
import { connectDuckDBWasm, type DuckDBConnection, select } from '../../db/duckdb-wasm';
import { anAction, SOME_ACTIONS } from './some-actions';

const actions = [
  ...SOME_ACTIONS.map((row) => ({
    ...row,
    spans: row.unanchored > 0 ? ['elsewhere', ...(row.spans ?? [])].slice(0, row.span_count) : row.spans,
  })),
  anAction({ topic: 'Religion', action: "It's 100 % mine", explanation: null, spans: ['mine', '100 %'] }),
  anAction({ topic: 'Environment', action: 'It’s “ma Café” (a|b)[]\\d+?^$2', explanation: '', spans: [] }),
];
const text = (value: string | null) => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`);

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await connectDuckDBWasm();
  connection.query(
    'CREATE TABLE via_actions (country VARCHAR, topic VARCHAR, value VARCHAR, polarity VARCHAR, action VARCHAR, spans VARCHAR[], explanation VARCHAR, problem VARCHAR)',
  );
  connection.query(
    `INSERT INTO via_actions VALUES ${actions
      .map(({ country, topic, value, polarity, action, spans, explanation, problem }) => {
        const list = action === null ? 'NULL' : `[${(spans ?? []).map(text).join(', ')}]`;
        return `(${[country, topic, value, polarity, action].map(text).join(', ')}, ${list}, ${text(explanation)}, ${text(problem)})`;
      })
      .join(', ')}`,
  );
  connection.query(
    "CREATE TABLE schwartz_values AS SELECT * FROM (VALUES ('Wealth', 'Power'), ('Loyal', 'Benevolence')) AS v(value, type)",
  );
});
afterAll(() => connection.close());

describe('the filter as SQL', () => {
  const index = indexActions(actions);

  it.each([
    '',
    'country=France',
    'country=France&country=India&type=Power&polarity=negative',
    'topic=Religion&value=Loyal',
    'pair=lacks+a+pair',
    'pair=has+a+pair&pair=lacks+a+pair',
    'action=has+an+action&spans=some+not+to+the+letter',
    'spans=all+to+the+letter',
    'action=refusal+or+no+JSON+object',
    'length=1-25&count=1-2',
    'count=0-0',
    "q=it's",
    'q=100+%25+-boat',
    'q=%22my+crew%22+-nets&sort=longest&country=Egypt',
    'q=shows&sort=shortest',
    'q=row&sort=most+spans',
    'q=ow',
    'q=cre',
    'q=%22my+cre%22',
    'q=%22my+cre',
    'q=it%E2%80%99s',
    'q=caf%C3%A9+-%22the+cafes%22',
    'q=%E2%80%9Cma+cafe%E2%80%9D',
    'q=.*',
    'q=(a%7Cb)%5B%5D%5Cd%2B%3F%5E%242',
  ])('of %j gives the rows that the list has', async (search) => {
    const filter = readDatasetFilter(search).state;
    const terms = parseTextQuery(filter.query);
    const { rows } = applyFilter(index, filter, terms.length > 0 ? searchTexts(index.texts, terms) : null);
    const name = (row: Record<string, unknown>) =>
      [row.country, row.topic, row.value, row.polarity].join(', ');
    const result = await select(connection, filterSql(filter));
    const expected = rows.map((at) => name(index.rows[at] as unknown as Record<string, unknown>));
    expect(result.rows.map(name).sort()).toEqual(expected.sort());
  });
});
