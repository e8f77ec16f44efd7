import { describe, expect, it } from 'vitest';
import { readViaRecord } from '../../../../src/domain/via/via-record';

const ACTION = 'I ask the pharmacist what each tablet does.';
const record = {
  'Human Action': ACTION,
  'Feature Attributions': ['ask the pharmacist'],
  'Natural Language Explanation': 'Asking shows a wish to know.',
};

describe('a VIA record', () => {
  it('is read strictly, with or without a fence', () => {
    const expected = {
      kind: 'strict',
      action: { action: ACTION, spans: ['ask the pharmacist'], explanation: 'Asking shows a wish to know.' },
    };
    expect(readViaRecord(JSON.stringify(record))).toEqual(expected);
    expect(readViaRecord(`\`\`\`json\n${JSON.stringify(record, null, 2)}\n\`\`\``)).toEqual(expected);
  });

  it('is repaired where it is written with single quotes and contains an apostrophe', () => {
    const reading = readViaRecord(
      `{\n 'Human Action': 'I keep my mother's tablets in order.',\n 'Feature Attributions': ['my mother's tablets'],\n 'Natural Language Explanation': 'Order matters to her.'\n}`,
    );
    expect(reading).toEqual({
      kind: 'repaired',
      action: {
        action: "I keep my mother's tablets in order.",
        spans: ["my mother's tablets"],
        explanation: 'Order matters to her.',
      },
    });
  });

  it.each([
    ['I would rather not write this one.', 'refusal or no JSON object'],
    ['{"Human Action": "I begin to', 'answer cut off'],
    ['{"Explanation": "There is none."}', 'no action in the JSON object'],
    ['{"Human Action": "  "}', 'no action in the JSON object'],
  ])('is unusable, with the reason: %j', (generated, problem) => {
    expect(readViaRecord(generated)).toEqual({ kind: 'unusable', problem });
  });
});
