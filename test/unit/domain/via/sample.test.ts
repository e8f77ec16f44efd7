import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSample, sampleRows } from '../../../../pipeline/sources/sample';
import { GLOSSARY } from '../../../../src/domain/glossary';
import { SCHWARTZ_VALUES } from '../../../../src/domain/schwartz-values';
import { VALUE_GLOSSES } from '../../../../src/domain/value-glosses';

const FILE = 'pipeline/sample/nigeria-health.json';
const bytes = readFileSync(FILE);

describe('the sample scenario', () => {
  const sample = readSample(FILE, bytes);

  it('has an action for and against each of the 56 values', () => {
    expect(sampleRows(sample)).toHaveLength(112);
  });

  it('repeats no longer run of words from one action to another', () => {
    const seen = new Map<string, string>();
    for (const { action, value, polarity } of sample.actions) {
      const words = action.toLowerCase().split(/\s+/);
      for (let i = 0; i + 9 <= words.length; i++) {
        const run = words.slice(i, i + 9).join(' ');
        const other = seen.get(run);
        expect(other === undefined || other === value, `"${run}" in ${value} ${polarity} and ${other}`).toBe(
          true,
        );
        seen.set(run, value);
      }
    }
  });

  it('is refused where a span is not part of its action', () => {
    const [first, ...rest] = sample.actions;
    const broken = { ...sample, actions: [{ ...first, spans: ['never said'] }, ...rest] };
    expect(() => readSample('sample.json', Buffer.from(JSON.stringify(broken)))).toThrow(
      /sample\.json, row 1: "never said" is not part of its action/,
    );
  });

  it('is refused where an action is missing', () => {
    const broken = { ...sample, actions: sample.actions.slice(1) };
    expect(() => readSample('sample.json', Buffer.from(JSON.stringify(broken)))).toThrow(
      /0 positive actions for Social Power/,
    );
  });
});

it('has a gloss for every value and none for others', () => {
  expect(Object.keys(VALUE_GLOSSES).sort()).toEqual(SCHWARTZ_VALUES.map(({ value }) => value).sort());
});

it('has a glossary with unique ids and terms', () => {
  expect(new Set(GLOSSARY.map(({ id }) => id)).size).toBe(GLOSSARY.length);
  expect(new Set(GLOSSARY.map(({ term }) => term)).size).toBe(GLOSSARY.length);
});
