import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { citationOfView, citations } from '../../../src/domain/citation';
import { VIA_REPOSITORY } from '../../../src/domain/via/provenance';
import { worksIn, worksOf } from '../../../vite/citations';

const works = worksOf('.');
const visit = { day: '2026-12-31', site: 'https://lens.example/', dataVersion: '1.2.3' };

describe('CITATION.cff', () => {
  it('names the version of the software, and the commit that the data come from', () => {
    const { version, license } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(works.software).toMatchObject({ version, license });
    expect(works.data).toMatchObject({ commit: VIA_REPOSITORY.commit, url: VIA_REPOSITORY.url });
  });

  it('without a work that the site cites is refused', () => {
    expect(() => worksIn('title: x\nauthors: []\nreferences: []')).toThrow('conference-paper');
  });
});

describe('citations', () => {
  const view = citationOfView(works, visit, {
    title: 'Rates, 50 % & {more}',
    url: 'https://lens.example/#/explore',
  });
  const all = [view, ...citations(works, visit)];

  it('are BibTeX with balanced braces, one entry each', () => {
    for (const { bibtex } of all) {
      expect(bibtex).toMatch(/^@\w+\{[\w-]+,\n(?: {2}\w+ = \{.*\},?\n)+\}$/);
      const unescaped = bibtex.replace(/\\[{}]/g, '');
      expect(unescaped.split('{').length).toBe(unescaped.split('}').length);
    }
    expect(view.bibtex).toContain('Rates, 50 \\% \\& \\{more\\}');
    expect(new Set(all.map(({ bibtex }) => bibtex.split(',')[0])).size).toBe(4);
  });

  it('say which data were seen, and when', () => {
    expect(view.text).toMatch(
      /data version 1\.2\.3\. https:\/\/lens\.example\/#\/explore \(accessed 2026-12-31\)\.$/,
    );
    const [paper, data, software] = citations(works, visit);
    expect(paper?.text).toMatch(/^Hua Shen, Nicholas Clark, and Tanu Mitra\. 2025\. Mind .*154\/$/);
    expect(data?.bibtex).toContain('data version 1.2.3');
    expect(software?.text).toContain('accessed 2026-12-31');
  });
});
