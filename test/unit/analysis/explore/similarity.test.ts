import { describe, expect, it } from 'vitest';
import { similarityOrder } from '../../../../src/analysis/explore/similarity';
import { seededRandom } from '../../../../src/domain/statistics/random';

function profiles(seed: number, count: number, length: number, unknown = 0): (number | null)[][] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length }, () => (random() < unknown ? null : random())),
  );
}

describe('the order by similarity', () => {
  it.each([0, 1, 2, 3, 12, 56])('is an order of all %i members', (count) => {
    for (const unknown of [0, 0.3, 1]) {
      const own = profiles(count + 1, count, 20, unknown);
      const members = own.map((_, index) => index);
      const ordered = similarityOrder(members, (index) => own[index] ?? []);
      expect([...ordered].sort((a, b) => a - b)).toEqual(members);
    }
  });

  it('puts members with the same profile side by side', () => {
    for (let seed = 0; seed < 20; seed++) {
      const distinct = profiles(seed, 15, 12);
      const random = seededRandom(seed + 100);
      const members = [...distinct.keys(), ...distinct.keys(), ...distinct.keys()]
        .map((profile) => ({ profile, at: random() }))
        .sort((a, b) => a.at - b.at);
      const ordered = similarityOrder(members, ({ profile }) => distinct[profile] ?? []);
      const runs = ordered.filter(({ profile }, index) => ordered[index - 1]?.profile !== profile);
      expect(runs).toHaveLength(15);
    }
  });

  it('keeps two clusters apart', () => {
    const members = Array.from({ length: 20 }, (_, index) => index);
    const ordered = similarityOrder(members, (index) => [(index % 2) * 10 + index / 100, index / 100]);
    const parities = ordered.map((index) => index % 2);
    expect(parities.filter((parity, index) => index > 0 && parity !== parities[index - 1])).toHaveLength(1);
  });
});
