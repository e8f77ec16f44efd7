import { expect, it } from 'vitest';
import { readModel } from '../../../src/analysis/cases/case-place';
import { readCompareState, writeCompareState } from '../../../src/analysis/compare/compare-state';
import { readDatasetFilter, writeDatasetFilter } from '../../../src/analysis/dataset/filter';
import { readExploreState, writeExploreState } from '../../../src/analysis/explore/explore-state';
import { caseLink, runLink, scenarioLink } from '../../../src/analysis/links';
import {
  readMisalignedFilter,
  writeMisalignedFilter,
} from '../../../src/analysis/misaligned/misaligned-filter';
import { readRunAddress } from '../../../src/state/runs/run-address';
import { readSharedRoute, sharedRoute } from '../../../src/state/sql/shared-link';

const searchOf = (link: string): string => link.split('?')[1] ?? '';

/** Reads a link and writes it again. */
async function again(link: string): Promise<{ link: string; problems: readonly string[] }> {
  const search = searchOf(link);
  const of = <State>(
    read: (search: string) => { state: State; problems: readonly string[] },
    write: (state: State) => string,
  ) => {
    const { state, problems } = read(search);
    return { link: write(state), problems };
  };
  switch (link.split('?')[0]) {
    case '/explore':
      return of(readExploreState, writeExploreState);
    case '/compare':
      return of(readCompareState, writeCompareState);
    case '/misaligned':
      return of(readMisalignedFilter, writeMisalignedFilter);
    case '/dataset':
      return of(readDatasetFilter, writeDatasetFilter);
    case '/run':
      return of(readRunAddress, ({ run, country, topic }) =>
        run === null ? runLink(country ?? '', topic ?? '') : `/run?run=${run}`,
      );
    case '/sql': {
      const { state, problems } = await readSharedRoute(search);
      return { link: state ? await sharedRoute(state) : '', problems };
    }
    default:
      return of(readModel, ({ model }) =>
        link.startsWith('/case')
          ? caseLink('Egypt', 'Work', 'Loyal', model ?? undefined)
          : scenarioLink('Egypt', 'Health and Health Care', model ?? undefined),
      );
  }
}

// Made before addresses had a codec.
it.each([
  '/explore',
  '/explore?measure=kappa&rows=country&columns=model&positive=agree&show=chart&column=gpt-4o-mini',
  '/explore?rows=value&columns=scenario&country=Egypt&country=United+States&region=Asia&type=Power&sort=column%3Adesc%3AEgypt+%C3%97+Politics&cell=Loyal%7CEgypt+%C3%97+Politics',
  '/explore?model=gpt-4o-mini&model=mine+%26+%E2%80%9Cyours%E2%80%9D&topic=Family+%26+Changing+Gender+Roles&sort=similarity',
  '/compare?model=llama-3.3-70b-instruct&model=gpt-4o-mini',
  '/compare?model=gpt-4o&model=claude-sonnet-4&by=topic&measure=mcc&positive=agree',
  '/misaligned',
  '/misaligned?model=gpt-4o-mini&direction=agree-disagree&country=Nigeria&topic=Health+and+Health+Care&type=Power&value=Social+Power&source=both&source=listed&q=a%26b+100+%25',
  '/dataset',
  '/dataset?q=health+-doctor&country=Egypt&type=Power&type=Universalism&polarity=negative&action=has+an+action&action=broken+JSON&pair=has+a+pair&spans=all+to+the+letter&length=20-400&count=1-9&sort=most+spans&layout=actions',
  '/run?country=Nigeria&topic=Health%20and%20Health%20Care',
  '/run?run=2026-11-20-abc',
  '/sql?q=FROM%20models%20--%20100%25%20%2B%20%26',
  '/scenario/Egypt/Health%20and%20Health%20Care',
  '/scenario/Egypt/Health%20and%20Health%20Care?model=gpt-4o-mini',
  '/case/Egypt/Work/Loyal?model=mine%20%26%20%E2%80%9Cyours%E2%80%9D',
])('%s opens the view that it was made in, and is written as it was', async (link) => {
  expect(await again(link)).toEqual({ link, problems: [] });
});

it('a compressed link still holds its statement, view and chart', async () => {
  const packed =
    'z=i1ZyC_L3VcjNT0nNKVbSUUrOSCwqUdJRqo5Ryk0syo5RsopRSkosilHSiVGqAPNyEpNSc8D8yhglq7zSnBydGKXk_Jz8IgS3uCA1GcqrVYoFAA';
  expect(await readSharedRoute(packed)).toEqual({
    state: {
      sql: 'FROM models',
      view: 'chart',
      chart: { mark: 'bar', x: 'label', y: null, color: null, spec: null },
    },
    problems: [],
  });
});
