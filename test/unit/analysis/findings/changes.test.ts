import { beforeAll, describe, expect, it } from 'vitest';
import { CLAIMS } from '../../../../src/analysis/findings/claims';
import type { Finding } from '../../../../src/analysis/findings/finding';
import { PUBLISHED_MODELS } from '../../../../src/domain/models';
import { CHANGED, EMPTIED } from './changed-data';
import { findAfter, publishedFinding } from './find-in-node';

const WORDS = 'none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both';
const NUMBER = new RegExp(`[+−-]?\\d*[.,]?\\d+(?: %)?|\\b(?:${WORDS})\\b`, 'gi');
const LABELS = PUBLISHED_MODELS.map(({ label }) => label).sort((a, b) => b.length - a.length);

/** Numbers of the paragraphs, also those in words, without those in the names of models and measures. */
function numbersIn({ paragraphs }: Finding): string[] {
  const text = [...LABELS, 'F1'].reduce((rest, label) => rest.replaceAll(label, ''), paragraphs.join(' '));
  return (text.match(NUMBER) ?? []).map((number) => number.toLowerCase());
}

/** Numbers that all the lists have, as often as all have them. */
function inAll([first = [], ...others]: readonly (readonly string[])[]): string[] {
  return others.reduce<string[]>(
    (left, other) => {
      const rest = [...other];
      return left.filter((number) => {
        const place = rest.indexOf(number);
        if (place >= 0) rest.splice(place, 1);
        return place >= 0;
      });
    },
    [...first],
  );
}

/** What a paragraph may say whatever the figures are: ends of scales, names, and how much of a thing there is. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  gap: ['1'],
  topics: ['twelve', '0', '1'],
  values: ['ten'],
  direction: ['both'],
  // Task 2, the two actions, Task 1, the 56 values.
  prompt: ['2', 'two', '1', '56'],
  // Two annotators.
  dataset: ['two'],
  // The rules.
  risks: ['5'],
};

it('every claim is put to the test', () => {
  expect(Object.keys(CHANGED)).toEqual(CLAIMS.map(({ id }) => id));
});

describe.each(CLAIMS.map(({ id }) => id))('%s', (id) => {
  let findings: { readonly published: Finding; readonly holds: Finding; readonly fails: Finding };
  beforeAll(async () => {
    findings = {
      published: CHANGED[id]?.first
        ? await findAfter(id, CHANGED[id]?.first ?? [])
        : await publishedFinding(id),
      holds: await findAfter(id, CHANGED[id]?.holds ?? []),
      fails: await findAfter(id, CHANGED[id]?.fails ?? []),
    };
  });

  it('holds on some figures and does not on others', () => {
    expect([findings.holds.verdict, findings.fails.verdict]).toEqual(['holds', 'does not hold']);
  });

  it('cannot be checked where nothing is known', async () => {
    const { verdict, paragraphs } = await findAfter(id, EMPTIED);
    expect(verdict).toBe('cannot be checked');
    expect(paragraphs.join(' ')).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it('says what the figures say: no number is typed', () => {
    const { published, holds, fails } = findings;
    expect(inAll([published, holds, fails].map(numbersIn))).toEqual(SAME[id] ?? []);
    expect(numbersIn(published).length).toBeGreaterThan(5);
    for (const { paragraphs } of [published, holds, fails])
      expect(paragraphs.join(' ')).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it('has other rows and another chart for other figures', () => {
    const { published, holds, fails } = findings;
    for (const part of ['rows', 'chart'] as const)
      expect(new Set([published, holds, fails].map((own) => JSON.stringify(own[part]))).size).toBe(3);
  });
});
