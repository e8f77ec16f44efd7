import { describe, expect, it } from 'vitest';
import { MEMBERS } from '../../../../src/analysis/dimensions';
import { nearest } from '../../../../src/domain/text/nearest';

describe('the nearest name', () => {
  it.each([
    ['nigeria', MEMBERS.country, 'Nigeria'],
    ['UnitedKingdom', MEMBERS.country, 'United Kingdom'],
    ['Filipines', MEMBERS.country, 'Philippines'],
    ['Health', MEMBERS.topic, 'Health and Health Care'],
    ['family', MEMBERS.topic, 'Family & Changing Gender Roles'],
    ['self respect', MEMBERS.value, 'Self-Respect'],
  ])('to %s', (text, names, name) => {
    expect(nearest(text, names)).toBe(name);
  });

  it('is the name itself, for every member', () => {
    for (const names of [MEMBERS.country, MEMBERS.topic, MEMBERS.value])
      for (const name of names) expect(nearest(name, names)).toBe(name);
  });

  it('is the first where none is similar', () => {
    expect(nearest('', ['b', 'a'])).toBe('b');
    expect(nearest('?', MEMBERS.country)).toBe(MEMBERS.country[0]);
  });
});
