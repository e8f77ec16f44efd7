import { describe, expect, it } from 'vitest';
import { readPlace } from '../../../src/analysis/cases/case-place';
import { readDatasetFilter } from '../../../src/analysis/dataset/filter';
import { readExploreState } from '../../../src/analysis/explore/explore-state';
import { forChats, forgiven, meantHash, tailOf } from '../../../src/analysis/given-link';
import { sqlLink } from '../../../src/analysis/links';

describe('a link as a chat program hands it on', () => {
  it.each([
    ['#/explore.', '#/explore'],
    ['#/explore)', '#/explore'],
    ['#/explore%3E', '#/explore'],
    ['#/explore,', '#/explore'],
    ['#/explore%22.', '#/explore'],
    ['#/explore**', '#/explore'],
    ['#/explore%E2%80%9D', '#/explore'],
    ['#/case/Egypt/Work/Loyal).', '#/case/Egypt/Work/Loyal'],
    ['#/.', '#/'],
    ['#/explore?measure=kappa&amp;rows=topic', '#/explore?measure=kappa&rows=topic'],
    ['#/explore?measure=kappa&amp;amp;rows=topic', '#/explore?measure=kappa&rows=topic'],
    ['#/explore?measure=kappa&amp%3Brows=topic', '#/explore?measure=kappa&rows=topic'],
    ['#/sql?q=SELECT%25201%2520AS%2520a', '#/sql?q=SELECT%201%20AS%20a'],
    ['#/sql?q=SELECT%2525201%252520AS%252520a', '#/sql?q=SELECT%201%20AS%20a'],
    ['#/sql?q=--%2520all%250AFROM%2520models', '#/sql?q=--%20all%0AFROM%20models'],
    ['#/dataset?text=a%2520b', '#/dataset?text=a%20b'],
  ])('%s is %s', (given, meant) => {
    expect(meantHash(given)).toBe(meant);
    expect(meantHash(meant)).toBe(meant);
  });

  it.each([
    '',
    '#/',
    '#glossary.',
    '#/sql?q=SELECT%20%27%2520%27',
    '#/sql?q=VALUES(%27%2525%27)',
    '#/sql?q=VALUES(7%2520)',
    '#/sql?q=SELECT+%27%2520%27',
    '#/dataset?text=100%25',
    '#/case/United%20States/Work/Loyal',
  ])('%s stays as it is', (hash) => {
    expect(meantHash(hash)).toBe(hash);
  });

  it.each([
    'measure=kappa.',
    'measure=kappa)',
    'measure=kappa,',
    'measure=kappa%3E',
    'measure=kappa%22',
    "measure=kappa'",
    'measure=kappa_',
    'measure=kappa).',
  ])('%s is read without its tail', (search) => {
    expect(forgiven(readExploreState, search)).toEqual(readExploreState('measure=kappa'));
  });

  it.each([
    ['q=water)', 'water'],
    ['q=water).', 'water'],
    ['q=water”', 'water'],
    ['q=water%29', 'water)'],
    ['q=e.g.', 'e.g.'],
    ['q=a_*', 'a_*'],
  ])('%s searches for %s', (search, query) => {
    expect(forgiven(readDatasetFilter, search).state.query).toBe(query);
  });

  it('is read less escaped where it has spaces, and keeps its problems where nothing helps', () => {
    const cell = 'country=United+States&rows=country&columns=model&cell=United+States%257Cgpt-4o';
    expect(forgiven(readExploreState, cell).state.cell).toEqual({ row: 'United States', column: 'gpt-4o' });
    expect(forgiven(readExploreState, 'measure=beauty.')).toEqual(readExploreState('measure=beauty.'));
    const half = forgiven(readExploreState, 'measure=kappa.&rows=planet.');
    expect(half.problems.length).toBeGreaterThan(0);
  });

  it('has no name of a place that ends as a sentence does', () => {
    const { country, topic, value } = readPlace({}, []);
    expect([country, topic, value].map(tailOf)).toEqual(['', '', '']);
  });
});

describe('a link for chat programs', () => {
  it('has none of the signs that they cut off or take for markup', () => {
    const sql = "SELECT max(alignment_rate) FROM model_alignment WHERE model IN ('a')";
    const link = sqlLink(sql);
    expect(link).toMatch(/^[\w/?=%.-]+$/);
    expect(tailOf(link)).toBe('');
    expect(new URLSearchParams(link.split('?')[1]).get('q')).toBe(sql);
  });

  it.each([
    ['https://host/site/#/explore?text=a.', 'https://host/site/#/explore?text=a%2E'],
    ['https://host/~me/#/explore?cell=a|b', 'https://host/~me/#/explore?cell=a%7Cb'],
    ['https://host/#/explore?x=*a*)', 'https://host/#/explore?x=%2Aa%2A%29'],
    ['https://host/~me/', 'https://host/~me/'],
    ['/sql?q=a_', '/sql?q=a%5F'],
  ])('%s is %s', (link, kept) => {
    expect(forChats(link)).toBe(kept);
  });
});
