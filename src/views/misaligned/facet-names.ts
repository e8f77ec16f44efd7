import { type ListedModel, labelOf } from '../../analysis/listed-model';
import { type MisalignedFacet, SOURCES } from '../../analysis/misaligned/misaligned-rows';

export const FACET_TITLES: Readonly<Record<MisalignedFacet, string>> = {
  model: 'Model',
  direction: 'Direction',
  country: 'Country',
  topic: 'Topic',
  type: 'Schwartz type',
  value: 'Value',
  source: 'Source',
};

export const DIRECTION_NAMES: Readonly<Record<string, string>> = {
  'agree-disagree': 'states agree, acts disagree',
  'disagree-agree': 'states disagree, acts agree',
};

/** What a member of a facet is called. */
export function facetName(facet: MisalignedFacet, member: string, models: readonly ListedModel[]): string {
  switch (facet) {
    case 'model':
      return labelOf(models, member);
    case 'direction':
      return DIRECTION_NAMES[member] ?? member;
    case 'source':
      return SOURCES[member as keyof typeof SOURCES] ?? member;
    default:
      return member;
  }
}
