import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRows, percent, range } from './expected-rows';
import { publishedFinding } from './find-in-node';
import { type Published, places, readPublished } from './independent';
import { average, corrected, signsP, spearman, total } from './independent-statistics';

/** The finding on prompts once more, sharing no code with the site. */

let published: Published;

beforeAll(async () => {
  published = await readPublished();
});
afterAll(() => published.close());

const textOf = async (id: string) => (await publishedFinding(id)).paragraphs.join(' ');
const count = <Item>(items: readonly Item[], is: (item: Item) => boolean) => items.filter(is).length;

describe('the prompt', () => {
  interface Choice {
    readonly label: string;
    readonly place: string;
    readonly wording: number;
    readonly reversed: number;
    readonly explains: number;
    readonly choice: number;
  }
  const KINDS = [
    ['wording', 'the wording'],
    ['reversed', 'the order of the two actions'],
    ['explains', 'asking for an explanation'],
  ] as const;

  it('changes choices as all pairs of prompts that differ in one thing say, clustered by case', async () => {
    const rows = await published.rows<Choice>(
      `SELECT label, concat_ws('|', country, topic, value) AS place, wording, options_reversed::INT AS reversed,
              asks_explanation::INT AS explains, (choice = 'disagree')::INT AS choice
       FROM task2_prompt_variants JOIN models USING (model) WHERE choice IS NOT NULL
       ORDER BY label, country, topic, value`,
    );
    const groups = [...new Set(rows.map(({ label }) => label))].flatMap((label) =>
      KINDS.map(([kind, changed]) => {
        const own = rows.filter((row) => row.label === label);
        const changes = [...new Set(own.map(({ place }) => place))].map((place) => {
          const here = own.filter((row) => row.place === place);
          return here.flatMap((before) =>
            here
              .filter((after) =>
                KINDS.every(([name]) => after[name] - before[name] === Number(name === kind)),
              )
              .map((after) => after.choice - before.choice),
          );
        });
        return { label, changed, changes, p: signsP(changes.map(total)) };
      }),
    );
    expect(groups).toHaveLength(24);
    const ps = corrected(groups.map(({ p }) => p));
    expectRows(
      await publishedFinding('prompt'),
      ({ label, changed }) => `${label}: ${changed}`,
      groups.map(({ label, changed, changes }, place) => ({
        label,
        changed,
        churn: average(changes.flat().map(Math.abs)),
        net: average(changes.flat()),
        p: ps[place] ?? null,
      })),
    );
    expect(await textOf('prompt')).toContain(`clear in ${count(ps, (p) => p < 0.05)} of 24 comparisons`);
  });

  it('changes little more than asking again does, case by case', async () => {
    const cases = await published.rows<
      Record<'again' | 'wording' | 'reversed' | 'explains', number> & { place: string }
    >(
      `WITH asked AS (
         SELECT model, concat_ws('|', country, topic, value) AS place, (v.choice <> c.chosen)::INT AS again
         FROM task2_prompt_variants v JOIN cells c USING (model, country, topic, value)
         WHERE variant = 5 AND evidence <> 'no_pair' AND v.choice IS NOT NULL AND c.chosen IS NOT NULL),
       pairs AS (
         SELECT concat_ws('|', country, topic, value) AS place, (a.choice <> b.choice)::INT AS differs,
                b.wording - a.wording AS wording, b.options_reversed::INT - a.options_reversed::INT AS reversed,
                b.asks_explanation::INT - a.asks_explanation::INT AS explains
         FROM task2_prompt_variants a JOIN task2_prompt_variants b USING (model, country, topic, value)
         WHERE a.choice IS NOT NULL AND b.choice IS NOT NULL AND model IN (SELECT model FROM asked)),
       single AS (
         SELECT * FROM pairs WHERE abs(wording) + abs(reversed) + abs(explains) = 1
           AND wording + reversed + explains = 1)
       SELECT place, (SELECT avg(again) FROM asked WHERE asked.place = single.place) AS again,
              avg(differs) FILTER (wording = 1) AS wording, avg(differs) FILTER (reversed = 1) AS reversed,
              avg(differs) FILTER (explains = 1) AS explains
       FROM single GROUP BY place
       ORDER BY (SELECT min(model || '|' || place) FROM asked WHERE asked.place = single.place)`,
    );
    expect(cases).toHaveLength(50);
    const ps = corrected(KINDS.map(([kind]) => signsP(cases.map((own) => own[kind] - own.again))));
    for (const [place, [, changed]] of KINDS.entries())
      expect(await textOf('prompt')).toMatch(
        new RegExp(`${changed} changes \\d\\.\\d % of the choices \\(p = ${ps[place]?.toFixed(3)}\\)`),
      );
    const [again] = await published.rows<{ changed: number }>(
      `SELECT avg((v.choice <> c.chosen)::INT) AS changed FROM task2_prompt_variants v
       JOIN cells c USING (model, country, topic, value)
       WHERE variant = 5 AND evidence <> 'no_pair' AND v.choice IS NOT NULL AND c.chosen IS NOT NULL`,
    );
    expect(await textOf('prompt')).toContain(`asking again changes ${percent(again?.changed ?? 0)}`);
  });

  it('flips ratings of Task 1, whose order is stable between all 35 halves of the prompts', async () => {
    const rows = await published.rows<{
      label: string;
      value: string;
      sums: readonly number[];
      flipped: number;
    }>(
      `SELECT label, value, list(rating ORDER BY variant) AS sums, avg(flipped) AS flipped
       FROM (SELECT label, value, variant, sum(rating)::INT AS rating,
                    avg(((rating > 2.5) <> (stated = 'disagree'))::INT) AS flipped
             FROM task1_ratings JOIN models USING (model) JOIN cells USING (model, country, topic, value)
             GROUP BY ALL)
       GROUP BY ALL`,
    );
    const labels = [...new Set(rows.map(({ label }) => label))];
    const found = labels.map((label) => {
      const own = rows.filter((row) => row.label === label);
      const halves = places(256).filter(
        (set) => set % 2 === 1 && set.toString(2).replaceAll('0', '').length === 4,
      );
      expect(halves).toHaveLength(35);
      const stable = halves.map((half) => {
        const ratings = (inside: boolean) =>
          own.map(({ sums }) =>
            total(sums.filter((_, variant) => ((half & (2 ** variant)) !== 0) === inside)),
          );
        return spearman(ratings(true), ratings(false));
      });
      return { flipped: average(own.map(({ flipped }) => flipped)), stable: average(stable) };
    });
    expect(await textOf('prompt')).toContain(
      `of single ratings, ${range(
        found.map(({ flipped }) => flipped),
        percent,
      )} fall`,
    );
    expect(await textOf('prompt')).toContain(
      `the 56 values correlates ${range(found.map(({ stable }) => stable))}`,
    );
  });
});
