import { MEMBERS } from '../../analysis/dimensions';
import type { ListedModel } from '../../analysis/listed-model';
import type { Filtered, MisalignedFilter } from '../../analysis/misaligned/misaligned-filter';
import { FACETS, type MisalignedFacet, SOURCES } from '../../analysis/misaligned/misaligned-rows';
import { PUBLISHED_MODELS } from '../../domain/models';
import { FacetList } from '../../ui/FacetList';
import { DIRECTION_NAMES, FACET_TITLES, facetName } from './facet-names';

interface Props {
  readonly filter: MisalignedFilter;
  readonly counts: Filtered['counts'];
  readonly models: readonly ListedModel[];
  readonly onToggle: (facet: MisalignedFacet, name: string) => void;
  readonly onChoose: (facet: MisalignedFacet, names: readonly string[]) => void;
}

const PAPERS = PUBLISHED_MODELS.map(({ model }) => model);

/** The facets that start out open. */
const OPEN: readonly MisalignedFacet[] = ['model', 'direction', 'source'];

/** The facets, with the number of cases that each choice would leave. */
export function MisalignedFacets({ filter, counts, models, onToggle, onChoose }: Props) {
  const membersOf = (facet: MisalignedFacet): readonly string[] => {
    switch (facet) {
      case 'model':
        return models
          .map(({ model }) => model)
          .filter((model) => counts.model.has(model) || filter.chosen.model?.includes(model));
      case 'direction':
        return Object.keys(DIRECTION_NAMES);
      case 'source':
        return Object.keys(SOURCES);
      default:
        return MEMBERS[facet];
    }
  };
  return (
    <>
      {FACETS.map((facet) => {
        const members = membersOf(facet);
        return (
          <FacetList
            key={facet}
            title={FACET_TITLES[facet]}
            labels={members}
            counts={members.map((member) => counts[facet].get(member) ?? 0)}
            chosen={filter.chosen[facet] ?? []}
            onToggle={(name) => onToggle(facet, name)}
            onClear={() => onChoose(facet, [])}
            nameOf={(member) => facetName(facet, member, models)}
            open={OPEN.includes(facet)}
            shortcuts={
              facet === 'model' ? [{ label: 'The paper’s', choose: () => onChoose(facet, PAPERS) }] : []
            }
          />
        );
      })}
    </>
  );
}
