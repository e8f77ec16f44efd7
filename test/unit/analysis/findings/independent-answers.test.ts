import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../../../src/analysis/findings/finding';
import { concordanceTest } from '../../../../src/domain/statistics/ranks';
import { expectRows } from './expected-rows';
import { publishedFinding } from './find-in-node';
import {
  COUNTRIES,
  type Published,
  places,
  present,
  readPublished,
  TOPICS,
  tabulate,
  VALUES,
} from './independent';
import {
  average,
  changesP,
  concordanceP,
  concordanceW,
  corrected,
  f1,
  kappa,
  spearman,
  type Table,
  total,
} from './independent-statistics';

/** The findings on values, predictions and annotation once more, sharing no code with the site. */

let published: Published;

beforeAll(async () => {
  published = await readPublished();
});
afterAll(() => published.close());

const textOf = async (id: string) => (await publishedFinding(id)).paragraphs.join(' ');
const count = <Item>(items: readonly Item[], is: (item: Item) => boolean) => items.filter(is).length;

describe('prediction of the gap', () => {
  interface Prediction {
    readonly label: string;
    readonly shown: string;
    readonly item: number;
    readonly acts: boolean;
    readonly says: boolean;
  }
  const NAMES: Readonly<Record<string, string>> = {
    default: 'the action alone',
    attribution: 'with highlighted spans',
    explanation: 'with the explanation',
    attribution_explanation: 'with both',
  };

  it('has the F1 scores, changes and McNemar’s tests of 200 items', async () => {
    const rows = await published.rows<Prediction>(
      `SELECT label, evidence_shown AS shown, item, will_act AS acts, predicted IS NOT DISTINCT FROM true AS says
       FROM gap_prediction JOIN models ON model = predictor`,
    );
    const readable = await published.rows<{ unread: number }>(
      'SELECT count(*) AS unread FROM gap_prediction WHERE predicted IS NULL',
    );
    expect(readable).toEqual([{ unread: 0 }]);
    const tableOf = (own: readonly Prediction[]): Table => {
      const at = (says: boolean, acts: boolean) =>
        count(own, (row) => row.says === says && row.acts === acts);
      return [
        [at(false, false), at(false, true)],
        [at(true, false), at(true, true)],
      ];
    };
    const groups = [...new Set(rows.map(({ label }) => label))].flatMap((label) =>
      Object.keys(NAMES).map((shown) => {
        const of = (evidence: string) =>
          rows.filter((row) => row.label === label && row.shown === evidence).sort((a, b) => a.item - b.item);
        const [own, without] = [of(shown), of('default')];
        expect(own.map(({ item }) => item)).toEqual(places(200));
        const changed = own.filter((row, place) => row.says !== without[place]?.says);
        return {
          label,
          shown,
          f1: f1(tableOf(own)),
          mended: count(changed, (row) => row.says === row.acts),
          alarms: count(changed, (row) => !row.says && !row.acts),
          spoilt: count(changed, (row) => row.says !== row.acts),
        };
      }),
    );
    const tested = groups.filter(({ shown }) => shown !== 'default');
    const ps = corrected(tested.map(({ mended, spoilt }) => changesP(mended, spoilt)));
    expectRows(
      await publishedFinding('explanations'),
      (row) => `${row.predictor}: ${row.shown}`,
      groups.map((own) => {
        const place = tested.indexOf(own);
        const shown = NAMES[own.shown] ?? '';
        const alone = { predictor: own.label, shown, f1: own.f1, f1_always_yes: 2 / 3 };
        if (place < 0) return { ...alone, mended: null, spoilt: null, p: null };
        return { ...alone, mended: own.mended, spoilt: own.spoilt, p: ps[place] ?? null };
      }),
    );
    const alarms = total(tested.map((own) => own.alarms));
    expect(await textOf('explanations')).toContain(
      `${alarms} of the ${total(tested.map(({ mended }) => mended))} errors`,
    );
  });

  it('has the F1 scores that the paper prints', async () => {
    const { rows } = await publishedFinding('explanations');
    const printed = (predictor: string) =>
      Object.values(NAMES).map((shown) => {
        const row = rows.find((own) => own.predictor === predictor && own.shown === shown);
        return Number(row?.f1).toFixed(3);
      });
    expect(printed('GPT-3.5-turbo')).toEqual(['0.795', '0.823', '0.830', '0.830']);
    expect(printed('Llama-3.3-70B')).toEqual(['0.778', '0.797', '0.823', '0.820']);
  });
});

describe('annotation', () => {
  it('has the shares and kappas of each generation prompt', async () => {
    const rows = await published.rows<{
      criterion: string;
      prompt: number;
      item: number;
      scores: readonly number[];
    }>(
      `SELECT criterion, generation_prompt AS prompt, item, list(score ORDER BY annotator) AS scores
       FROM human_annotation GROUP BY ALL HAVING count(*) = 2`,
    );
    const keys = [...new Set(rows.map(({ criterion, prompt }) => `${criterion} ${prompt}`))];
    expectRows(
      await publishedFinding('dataset'),
      (row) => `${String(row.criterion).toLowerCase()} ${row.generation_prompt}`,
      keys.map((key) => {
        const own = rows.filter(({ criterion, prompt }) => `${criterion} ${prompt}` === key);
        const at = (a: number, b: number) => count(own, ({ scores }) => scores[0] === a && scores[1] === b);
        const alone = new Set(own.flatMap(({ scores }) => scores)).size === 1;
        return {
          criterion: `${key[0]?.toUpperCase()}${key.slice(1, key.indexOf(' '))}`,
          generation_prompt: Number(key.split(' ')[1]),
          items: own.length,
          accepted: average(own.flatMap(({ scores }) => scores)),
          kappa: alone
            ? null
            : kappa([
                [at(0, 0), at(0, 1)],
                [at(1, 0), at(1, 1)],
              ]),
        };
      }),
    );
  });

  it('has the kappas of actions that the paper prints', async () => {
    const kappas = (await publishedFinding('dataset')).rows
      .filter(({ criterion }) => criterion === 'Action')
      .map((row) => Number(row.kappa).toFixed(3));
    expect([kappas[3], kappas[5]]).toEqual(['0.926', '0.707']);
  });
});

describe('values', () => {
  const at = (value: number) => places(COUNTRIES * TOPICS).map((scenario) => scenario * VALUES + value);
  const rounded = (own: number) => Math.round(own * 1e12) / 1e12;

  function measured() {
    return published.models.map((model) =>
      places(VALUES).map((value) => {
        const table = tabulate(model, model, at(value));
        const [[aa, ad], [da, dd]] = table;
        const known = aa + ad + da + dd;
        const distances = places(COUNTRIES).map((country) => {
          const own = at(value).slice(country * TOPICS, (country + 1) * TOPICS);
          const both = present(
            own.map((place) => {
              const [inclination, chosen] = [model.inclination[place], model.chosen[place] ?? -1];
              return inclination == null || chosen < 0 ? null : inclination - chosen;
            }),
          );
          return both.length > 0 ? Math.abs(average(both)) : null;
        });
        return {
          misaligned: rounded((ad + da) / known),
          alignment_rate: rounded(f1(table)),
          disagree_stated: (da + dd) / known,
          distance: present(distances).length > 0 ? average(present(distances)) : null,
        };
      }),
    );
  }

  it('have their gaps by type on three measures, and Kendall’s W and correlations', async () => {
    const found = measured();
    const means = (own: readonly number[], name: keyof NonNullable<(typeof found)[number][number]>) =>
      average(present(found.flatMap((model) => own.map((value) => model[value]?.[name]))));
    const rows = [...new Set(published.types)].map((type): Row => {
      const own = places(VALUES).filter((value) => published.types[value] === type);
      return {
        type,
        misaligned: means(own, 'misaligned'),
        alignment_rate: means(own, 'alignment_rate'),
        disagree_stated: means(own, 'disagree_stated'),
        distance: means(own, 'distance'),
      };
    });
    expectRows(await publishedFinding('values'), ({ type }) => String(type), rows);
    const byValue = (name: Parameters<typeof means>[1]) =>
      places(VALUES).map((value) => means([value], name));
    const correlated = (one: Parameters<typeof means>[1], other: Parameters<typeof means>[1]) =>
      Math.abs(spearman(byValue(one), byValue(other))).toFixed(2);
    expect(await textOf('values')).toContain(
      `distances (rank correlation ${correlated('misaligned', 'distance')})`,
    );
    expect(await textOf('values')).toContain(`rates (${correlated('misaligned', 'alignment_rate')})`);
    expect(await textOf('values')).toContain(
      `disagreed with is ${correlated('alignment_rate', 'disagree_stated')}`,
    );
    for (const name of ['misaligned', 'alignment_rate', 'distance'] as const) {
      const ratings = found
        .map((own) => present(own.map((value) => value[name])))
        .filter((own) => own.length > 0);
      const { w, p } = concordanceTest(ratings);
      expect(w).toBeCloseTo(concordanceW(ratings), 9);
      expect(p).toBeCloseTo(concordanceP(ratings), 9);
      if (name === 'misaligned')
        expect(await textOf('values')).toContain(`(Kendall’s W ${concordanceW(ratings).toFixed(2)})`);
    }
  });
});
