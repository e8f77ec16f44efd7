import { expect, it } from 'vitest';
import { CLAIMS } from '../../../../src/analysis/findings/claims';
import { findAfter, publishedFigures, publishedFinding } from './find-in-node';

/** A model of the reader's own in each table: as one of the paper's, but it always chooses the other action. */
const OWN_MODEL = [
  ['models', "model, 'Own' AS label, 'imported' AS origin"],
  ['task1_ratings', 'model'],
  ['task2_choices', "model, CASE choice WHEN 'agree' THEN 'disagree' ELSE 'agree' END AS choice"],
  [
    'cells',
    "model, CASE chosen WHEN 'agree' THEN 'disagree' ELSE 'agree' END AS chosen, NOT misaligned AS misaligned",
  ],
].map(
  ([table, columns]) =>
    `INSERT INTO ${table} BY NAME SELECT * REPLACE ('own' AS ${columns}) FROM ${table} WHERE model = 'gpt-4o'`,
);

it('a model of the reader’s own is there for these tests', async () => {
  const figures = await publishedFigures();
  await figures.query('BEGIN');
  for (const statement of OWN_MODEL) await figures.query(statement);
  const own = await figures.query("SELECT count(*)::INTEGER AS n FROM cells WHERE model = 'own'");
  await figures.query('ROLLBACK');
  expect(own).toEqual([{ n: 7392 }]);
});

// What was built with the site is shown beside the reader's own models for this reason.
it.each(CLAIMS.map(({ id }) => id))('what is found about %s does not depend on other models', async (id) => {
  expect(await findAfter(id, OWN_MODEL)).toEqual(await publishedFinding(id));
});
