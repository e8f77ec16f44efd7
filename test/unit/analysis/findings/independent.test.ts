import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CELLS_SQL, readCells } from '../../../../src/analysis/findings/cells';
import { swapped } from '../../../../src/analysis/findings/crossed';
import type { Row } from '../../../../src/analysis/findings/finding';
import { comparePairs } from '../../../../src/analysis/findings/pairs';
import { concordanceTest } from '../../../../src/domain/statistics/ranks';
import { expectRows, percent, range, same } from './expected-rows';
import { publishedFigures, publishedFinding } from './find-in-node';
import {
  allPairs,
  COUNTRIES,
  crossed,
  type Model,
  type Published,
  places,
  present,
  rankOf,
  rankRanges,
  readPublished,
  scenario,
  sharedByPair,
  swappedRates,
  TOPICS,
  tablesOf,
  tabulate,
  topicDifferences,
} from './independent';
import {
  addUp,
  average,
  casesIn,
  changesP,
  concordanceP,
  concordanceW,
  corrected,
  f1,
  f1OfAgreement,
  groupsP,
  highestF1,
  kappa,
  phi,
  shareAlike,
  shuffledF1,
  shuffledP,
  signsP,
  type Table,
  total,
} from './independent-statistics';

/** Every figure of the findings about models, once more from the published answers, sharing no code with the site. */

let published: Published;
let models: readonly Model[];
let cells: ReturnType<typeof readCells>;

beforeAll(async () => {
  cells = readCells(await (await publishedFigures()).query<Row>(CELLS_SQL));
  published = await readPublished();
  models = published.models;
});
afterAll(() => published.close());

const labelOf = (row: Row) => String(row.label);
/** Equal rates must be equal numbers, or they have no common rank. */
const rounded = (rate: number) => Math.round(rate * 1e12) / 1e12;
const known = (model: Model) => present(tablesOf(model).flat());
const correctedBy = <Item extends { readonly p: number }>(items: readonly Item[]) => {
  const ps = corrected(items.map(({ p }) => p));
  return items.map((item, place) => ({ ...item, p: ps[place] ?? 1 }));
};

it('knows the actions of six models', async () => {
  expect(models.map(({ label }) => label)).toEqual(cells.map(({ label }) => label));
  expect(models).toHaveLength(6);
  expect(total(models.map((model) => casesIn(addUp(known(model)))))).toBeGreaterThan(43_000);
});

it('words and actions: rates, shuffled and highest, kappa, and 999 shuffles', async () => {
  const rows = models.map((model) => {
    const tables = known(model);
    const all = addUp(tables);
    return {
      label: model.label,
      alignment_rate: average(tables.map(f1)),
      chance_rate: average(tables.map(shuffledF1)),
      highest_rate: average(tables.map(highestF1)),
      kappa: kappa(all),
      misaligned: 1 - shareAlike(all),
      p: shuffledP(tables),
    };
  });
  expectRows(await publishedFinding('gap'), labelOf, correctedBy(rows));
});

describe('regions', () => {
  const FIRST = ['North America', 'Europe', 'Australia'];
  const MEASURES = {
    rate: (tables: readonly Table[]) => average(tables.map(f1)),
    kappa: (tables: readonly Table[]) => kappa(addUp(tables)),
    accuracy: (tables: readonly Table[]) => shareAlike(addUp(tables)),
  };

  it('differ as all 924 groupings and all 2,048 signs say', async () => {
    const isFirst = published.regions.map((region) => FIRST.includes(region));
    expect(isFirst.filter(Boolean)).toHaveLength(6);
    const compared = models.map((model) => {
      const tables = tablesOf(model);
      const by = (measure: (own: readonly Table[]) => number) => {
        const group = (topic: number, first: boolean) =>
          measure(
            present(tables.filter((_, country) => isFirst[country] === first).map((row) => row[topic])),
          );
        const topics = places(TOPICS).map((topic) => group(topic, true) - group(topic, false));
        const { p, ways } = groupsP(
          tables.map((row) => measure(present(row))),
          isFirst,
        );
        expect(ways).toBe(924);
        return { topics, p };
      };
      return {
        label: model.label,
        rate: by(MEASURES.rate),
        kappa: by(MEASURES.kappa),
        accuracy: by(MEASURES.accuracy),
      };
    });
    const ps = (measure: keyof typeof MEASURES) => corrected(compared.map((own) => own[measure].p));
    expectRows(
      await publishedFinding('regions'),
      labelOf,
      compared.map(({ label, ...own }, place) => {
        const middle = average(own.rate.topics);
        const variance = total(own.rate.topics.map((difference) => (difference - middle) ** 2)) / 10;
        // The quantile of t with ten degrees of freedom, as tables print it.
        const half = 2.2281388519649385 * Math.sqrt(variance / 11);
        return {
          label,
          rate: middle,
          rate_low: middle - half,
          rate_high: middle + half,
          rate_p: ps('rate')[place] ?? null,
          topics_p: signsP(own.rate.topics),
          kappa: average(own.kappa.topics),
          kappa_p: ps('kappa')[place] ?? null,
          accuracy: average(own.accuracy.topics),
          accuracy_p: ps('accuracy')[place] ?? null,
        };
      }),
    );
  });
});

it('topics: rates, and Kendall’s W over countries and over models', async () => {
  const rates = models.map((model) =>
    tablesOf(model).map((row) => row.map((table) => (table ? rounded(f1(table)) : 0))),
  );
  const byModel = rates.map((own) =>
    places(TOPICS).map((topic) => average(own.map((row) => row[topic] ?? 0))),
  );
  expectRows(
    await publishedFinding('topics'),
    ({ topic }) => String(topic),
    published.topics.map((topic, place) => ({
      topic,
      mean: average(byModel.map((own) => own[place] ?? 0)),
      ...Object.fromEntries(models.map(({ label }, model) => [label, byModel[model]?.[place] ?? null])),
    })),
  );
  for (const ratings of [...rates, byModel]) {
    const found = concordanceTest(ratings);
    expect(found.w).toBeCloseTo(concordanceW(ratings), 9);
    expect(found.p).toBeCloseTo(concordanceP(ratings), 9);
  }
  const text = (await publishedFinding('topics')).paragraphs.join(' ');
  expect(text).toContain(range(rates.map(concordanceW)));
  expect(text).toContain(`W over the models is ${concordanceW(byModel).toFixed(2)}`);
  const differ = corrected(rates.map(concordanceP)).filter((p) => p < 0.05).length;
  expect(text).toContain(`For ${differ === 6 ? 'all six' : differ} models`);
});

describe('which model is better aligned', () => {
  let shared: ReturnType<typeof sharedByPair>;
  beforeAll(() => {
    shared = sharedByPair(models);
  });

  it('has the pairs, shared ranks and rank intervals of all signs and of 1,000 resamples', async () => {
    const [byRate, byKappa] = [allPairs(shared, 'rate'), allPairs(shared, 'kappa')];
    const ranges = rankRanges(models);
    expect(comparePairs(cells, 'rate').filter((pair, place) => !samePair(pair, byRate[place]))).toEqual([]);
    expect(comparePairs(cells, 'kappa').filter((pair, place) => !samePair(pair, byKappa[place]))).toEqual([]);
    expect(byRate).toHaveLength(15);
    expectRows(
      await publishedFinding('models'),
      labelOf,
      models.map((model) => {
        const all = addUp(known(model));
        const [low, high] = ranges.get(model.label) ?? [0, 0];
        return {
          label: model.label,
          alignment_rate: average(known(model).map(f1)),
          kappa: kappa(all),
          mcc: phi(all),
          f1_agree: f1OfAgreement(all),
          coverage: casesIn(all) / (12 * 11 * 56),
          rank: rankOf(model.label, byRate),
          ranks: low === high ? String(low) : `${low}–${high}`,
          kappa_rank: rankOf(model.label, byKappa),
        };
      }),
    );
    const apart = byRate.filter(({ p }) => p < 0.05).length;
    expect((await publishedFinding('models')).paragraphs[0]).toContain(`${apart} of 15 pairs of models`);
  });

  it('counts the pairs that can be told apart within countries, corrected together', async () => {
    const ps = corrected(
      shared.flatMap(({ both }) =>
        places(COUNTRIES).map((country) => signsP(topicDifferences(both, 'rate', [country]))),
      ),
    );
    const clear = ps.filter((p) => p < 0.05).length;
    expect((await publishedFinding('models')).paragraphs[0]).toContain(`${clear} of ${ps.length} pairs can`);
  });

  const samePair = (a: object, b: object | undefined) =>
    Object.entries(a).every(([name, own]) => same(own, Reflect.get(b ?? {}, name)));

  it('has the F1 of agreement that a re-run by others reports', async () => {
    const own = (await publishedFinding('models')).rows.find(({ label }) => label === 'GPT-4o-mini');
    expect(Number(own?.f1_agree).toFixed(3)).toBe('0.906');
  });
});

it('directions: counts, countries alike, and McNemar’s test', async () => {
  const rows = models.map((model) => {
    const byCountry = tablesOf(model).map((row) => addUp(present(row)));
    const [[, breaks], [yields]] = addUp(byCountry);
    const ahead = byCountry.map(([[, against], [on]]) => Math.sign(against - on));
    const alike = Math.max(...[1, -1].map((sign) => ahead.filter((own) => own === sign).length));
    return { label: model.label, breaks, yields, countries: `${alike} of 12`, p: changesP(breaks, yields) };
  });
  expectRows(await publishedFinding('direction'), labelOf, correctedBy(rows));
});

describe('whose statements actions follow', () => {
  it('is the matrix of statements and actions, and all signs of the topics’ differences', async () => {
    const found = crossed(models);
    expect(found).toHaveLength(30);
    const everywhere = places(COUNTRIES).flatMap((country) =>
      places(TOPICS).flatMap((topic) => scenario(country, topic)),
    );
    const matrix = models.map((one) => models.map((other) => kappa(tabulate(one, other, everywhere))));
    const at = (one: string, other: string) => {
      const [row, column] = [one, other].map((label) => models.findIndex((model) => model.label === label));
      return matrix[row ?? -1]?.[column ?? -1] ?? null;
    };
    expectRows(
      await publishedFinding('whose'),
      labelOf,
      models.map(({ label }) => {
        const [best] = found
          .filter(({ statements }) => statements === label)
          .sort((a, b) => b.difference - a.difference);
        return {
          label,
          own: at(label, label),
          best: best?.actions ?? null,
          best_kappa: at(label, best?.actions ?? ''),
          difference: best?.difference ?? null,
          p: best?.p ?? null,
        };
      }),
    );
    const { chart } = await publishedFinding('whose');
    const shown = chart.kind === 'heat' ? chart.values.flat() : [];
    expect(shown.filter((value, place) => !same(value, matrix.flat()[place]))).toEqual([]);
  });

  it('is how much of the rate is left when scenarios are swapped', async () => {
    const text = (await publishedFinding('whose')).paragraphs[1] ?? '';
    const expected = models.map(swappedRates);
    cells.forEach((model, place) => {
      const found = swapped(model);
      expect(
        Object.entries(found).filter(([name, rate]) => !same(rate, Reflect.get(expected[place] ?? {}, name))),
      ).toEqual([]);
    });
    for (const kind of ['other', 'own', 'otherCountry', 'otherTopic'] as const)
      expect(text).toContain(range(expected.map((own) => own[kind])));
    expect(text).toContain(percent(average(expected.map(({ other, own }) => other / own))));
  });
});
