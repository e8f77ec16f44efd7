import { renderToString } from 'preact-render-to-string';
import { expect, it, vi } from 'vitest';
import { MOST_MODELS, PUBLISHED_MODELS } from '../../../src/domain/models';
import { type Services, ServicesContext } from '../../../src/state/services';
import { TooManyModels } from '../../../src/ui/TooManyModels';

function rendered(models: number): string {
  vi.stubGlobal('document', { baseURI: 'https://lens.example/' });
  const figures = { value: { others: models - PUBLISHED_MODELS.length } };
  return renderToString(
    <ServicesContext.Provider value={{ overview: { figures } } as Services}>
      <TooManyModels />
    </ServicesContext.Provider>,
  );
}

it('says how many models there are, and how to query them elsewhere, only where there are too many', () => {
  expect(rendered(MOST_MODELS)).toBe('');
  const notice = rendered(1000);
  expect(notice).toContain('This site has 1,000 models');
  expect(notice).toContain('about 300 at once');
  expect(notice).toContain('https://lens.example/data/manifest.json');
});
