import { beforeAll, describe, expect, it } from 'vitest';
import {
  AGREEMENT_SQL,
  type Agreement,
  type AlignedCount,
  agreementAmong,
  alignedCountSql,
  compareQuestion,
  compareSql,
  type OnlyOneAligns,
  onlyOneAlignsSql,
  overallSql,
} from '../../../../src/analysis/compare/compare-sql';
import type { ComparedBy, CompareState } from '../../../../src/analysis/compare/compare-state';
import type { OverallFigure } from '../../../../src/analysis/compare/comparison';
import { MEMBERS } from '../../../../src/analysis/dimensions';
import { answersOf } from '../../../../src/analysis/explore/answered';
import { statisticOf, unitsSql } from '../../../../src/analysis/explore/units-sql';
import type { ListedModel } from '../../../../src/analysis/listed-model';
import { pairedDifferences } from '../../../../src/domain/statistics/group-intervals';
import { type Cell, countsOf as countedOf, groupBy, keyOf, mean } from '../../db/recompute';
import { countsOf } from '../grouped-counts';
import { type OpenedCells, openCells } from '../open-cells';
import { alignmentOf, differing, groupsOf, recount } from '../recount';

let opened: OpenedCells;
beforeAll(async () => {
  opened = await openCells();
});

const [first, second] = ['llama-3.3-70b-instruct', 'gpt-4o-mini'] as const;
const stateBy = (by: ComparedBy): CompareState => ({
  models: [first, second],
  by,
  measure: 'alignment_rate',
  positive: 'disagree',
  target: 'others',
});

describe('paired differences', () => {
  async function differences(by: ComparedBy, model: number, baseline: number) {
    const state = stateBy(by);
    const question = compareQuestion(state);
    const members = { rows: MEMBERS[by], columns: state.models };
    const counts = await countsOf(opened, unitsSql(question, members, state.models));
    const byGroup = { ...counts, group: counts.group.map((group) => Math.floor(group / 2)) };
    return pairedDifferences(byGroup, statisticOf(question), state.target, model, baseline);
  }

  it('of a model with itself are 0, without an interval: nothing varies', async () => {
    const found = await differences('country', 1, 1);
    expect(found.size).toBe(12);
    for (const { model, baseline, value, interval } of found.values()) {
      expect(model).toBe(baseline);
      expect(value).toBe(0);
      expect(interval).toBeNull();
    }
  });

  it.each(['country', 'topic', 'type'] as const)('are those of the comparison’s table, by %s', async (by) => {
    const found = await differences(by, 1, 0);
    const rows = answersOf(compareQuestion(stateBy(by)), await opened.figures.query(compareSql(stateBy(by))));
    const of = (group: string, model: string) =>
      rows.find((row) => row.row === group && row.column === model)?.value ?? Number.NaN;
    let intervals = 0;
    for (const [place, group] of MEMBERS[by].entries()) {
      const difference = found.get(place);
      expect(difference?.baseline).toBeCloseTo(of(group, first), 12);
      expect(difference?.model).toBeCloseTo(of(group, second), 12);
      expect(difference?.value).toBeCloseTo(of(group, second) - of(group, first), 12);
      // A type in which all disagreement is on one topic has none.
      if (!difference?.interval) continue;
      intervals++;
      expect(difference.interval.low).toBeLessThan(difference.value ?? Number.NaN);
      expect(difference.interval.high).toBeGreaterThan(difference.value ?? Number.NaN);
    }
    expect(intervals).toBeGreaterThan(MEMBERS[by].length - 3);
  });
});

describe('the comparison of two models', () => {
  const caseKey = ({ country, topic, value }: Pick<Cell, 'country' | 'topic' | 'value'>) =>
    keyOf(country, topic, value);
  const judged = (model: string) =>
    new Map(
      opened.cells
        .filter((cell) => cell.model === model && cell.states !== null && cell.acts !== null)
        .map((cell) => [caseKey(cell), cell]),
    );

  it.each(['alignment_rate', 'distance', 'misaligned'] as const)(
    'takes only cases that both have: %s by Schwartz type and by topic',
    async (measure) => {
      const [ours, theirs] = [judged(first), judged(second)];
      const common = [...ours.values(), ...theirs.values()].filter(
        (cell) => ours.has(caseKey(cell)) && theirs.has(caseKey(cell)),
      );
      for (const by of ['type', 'topic'] as const) {
        const state: CompareState = { ...stateBy(by), measure };
        const question = compareQuestion(state);
        const answers = answersOf(question, await opened.figures.query(compareSql(state)));
        expect(differing(answers, recount(groupsOf(common, question, opened), question, opened))).toEqual([]);
        for (const own of groupBy(answers, ({ row }) => row).values())
          expect(new Set(own.map((answer) => answer.known)).size).toBe(1);
      }
    },
  );

  it('has each model’s figures over all shared cases, and what belongs beside them', async () => {
    const [ours, theirs] = [judged(first), judged(second)];
    const rows = await opened.figures.query<OverallFigure>(overallSql(stateBy('country')));
    expect(rows.map(({ model }) => model)).toEqual([second, first]);
    for (const row of rows) {
      const own = [...judged(row.model).values()].filter(
        (cell) => ours.has(caseKey(cell)) && theirs.has(caseKey(cell)),
      );
      const question = { rows: 'country', columns: 'model', filters: {}, positive: 'disagree' } as const;
      for (const measure of ['alignment_rate', 'chance_rate', 'highest_rate'] as const)
        expect(row[measure]).toBeCloseTo(alignmentOf(own, question, measure) ?? Number.NaN, 12);
      expect(row).toMatchObject({ ...countedOf(own) });
    }
  });

  it('counts in how many cases both, one or neither aligns, and lists those of only one', async () => {
    const [ours, theirs] = [judged(first), judged(second)];
    const aligns = (cell: Cell | undefined) => cell !== undefined && cell.states === cell.acts;
    const shared = [...ours.keys()].filter((key) => theirs.has(key));
    const alone = shared.filter((key) => aligns(ours.get(key)) && !aligns(theirs.get(key)));
    const [counts] = await opened.figures.query<AlignedCount>(alignedCountSql(first, second));
    expect(counts).toEqual({
      both: shared.filter((key) => aligns(ours.get(key)) && aligns(theirs.get(key))).length,
      first_only: alone.length,
      second_only: shared.filter((key) => !aligns(ours.get(key)) && aligns(theirs.get(key))).length,
      neither: shared.filter((key) => !aligns(ours.get(key)) && !aligns(theirs.get(key))).length,
    });
    const listed = await opened.figures.query<OnlyOneAligns>(onlyOneAlignsSql(first, second));
    expect(listed.map(caseKey).sort()).toEqual([...alone].sort());
    for (const row of listed) {
      expect(row.first_stated).toBe(row.first_chosen);
      expect(row.second_stated).not.toBe(row.second_chosen);
    }
  });

  it('gives the same agreement among some of very many models as among all', async () => {
    const listed = (model: string): ListedModel => ({ model, label: model, origin: 'published', note: '' });
    const some = [first, second].map(listed);
    const absent = Array.from({ length: 30 }, (_, index) => listed(`absent-${index}`));
    const { paired, sql } = agreementAmong([...some, ...absent], []);
    expect(paired).toHaveLength(24);
    expect(paired.slice(0, 2)).toEqual(some);
    const all = await opened.figures.query<Agreement>(agreementAmong(some, []).sql);
    const ofSome = (model: string) => some.some((own) => own.model === model);
    const pairs = all.filter((row) => ofSome(row.first) && ofSome(row.second));
    expect(pairs).toHaveLength(2);
    expect(await opened.figures.query<Agreement>(sql)).toEqual(pairs);
  });

  it('gives the same agreement for each pair of models both ways round', async () => {
    const rows = await opened.figures.query<Agreement>(AGREEMENT_SQL);
    const byPair = new Map(rows.map((row) => [keyOf(row.first, row.second), row]));
    const models = new Set(rows.map((row) => row.first));
    expect(rows).toHaveLength(models.size * (models.size - 1));
    for (const row of rows) {
      const { first: a, second: b, ...shares } = row;
      expect(byPair.get(keyOf(b, a))).toEqual({ first: b, second: a, ...shares });
    }
    const own = new Map(
      opened.cells.filter(({ model }) => model === first).map((cell) => [caseKey(cell), cell]),
    );
    const pairs = opened.cells.flatMap((cell) => {
      const other = cell.model === second ? own.get(caseKey(cell)) : undefined;
      return other ? [[other, cell] as const] : [];
    });
    const share = (of: (cell: Cell) => boolean | null) =>
      mean(
        pairs.map(([a, b]) => {
          const [left, right] = [of(a), of(b)];
          return left === null || right === null ? null : Number(left === right);
        }),
      );
    const expected = byPair.get(keyOf(first, second));
    const both = (of: (cell: Cell) => unknown) =>
      pairs.filter(([a, b]) => of(a) !== null && of(b) !== null).length;
    expect(expected?.stated_cases).toBe(both(({ states }) => states));
    expect(expected?.chosen_cases).toBe(both(({ acts }) => acts));
    expect(expected?.aligned_cases).toBe(
      both(({ states, acts }) => (states === null || acts === null ? null : true)),
    );
    expect(expected?.stated).toBeCloseTo(share(({ states }) => states) ?? Number.NaN, 12);
    expect(expected?.chosen).toBeCloseTo(share(({ acts }) => acts) ?? Number.NaN, 12);
    expect(expected?.aligned).toBeCloseTo(
      share(({ states, acts }) => (states === null || acts === null ? null : states === acts)) ?? Number.NaN,
      12,
    );
  });
});
