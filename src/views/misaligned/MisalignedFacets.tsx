import { MEMBERS } from '../../domain/explore';
import type { Filtered, MisalignedFilter } from '../../models/misaligned/misaligned-filter';
import { type MisalignedFacet, SOURCES } from '../../models/misaligned/misaligned-rows';
import { type ListedModel, labelOf } from '../../models/model-list';
import { FacetList } from '../../ui/FacetList';

interface Props {
  readonly filter: MisalignedFilter;
  readonly counts: Filtered['counts'];
  readonly models: readonly ListedModel[];
  readonly onToggle: (facet: MisalignedFacet, name: string) => void;
  readonly onClear: (facet: MisalignedFacet) => void;
}

const DIRECTION_NAMES: Readonly<Record<string, string>> = {
  'agree-disagree': 'states agree, acts disagree',
  'disagree-agree': 'states disagree, acts agree',
};

/** The facets with the number of cases that each choice would leave. */
export function MisalignedFacets({ filter, counts, models, onToggle, onClear }: Props) {
  const facets: readonly {
    facet: MisalignedFacet;
    title: string;
    labels: readonly string[];
    nameOf?: (label: string) => string;
    open?: boolean;
  }[] = [
    {
      facet: 'model',
      title: 'Model',
      labels: models
        .map(({ model }) => model)
        .filter((model) => counts.model.has(model) || filter.chosen.model?.includes(model)),
      nameOf: (model) => labelOf(models, model),
      open: true,
    },
    {
      facet: 'direction',
      title: 'Direction',
      labels: Object.keys(DIRECTION_NAMES),
      nameOf: (label) => DIRECTION_NAMES[label] ?? label,
      open: true,
    },
    { facet: 'country', title: 'Country', labels: MEMBERS.country },
    { facet: 'topic', title: 'Topic', labels: MEMBERS.topic },
    { facet: 'type', title: 'Schwartz type', labels: MEMBERS.type },
    { facet: 'value', title: 'Value', labels: MEMBERS.value },
    {
      facet: 'source',
      title: 'Source',
      labels: Object.keys(SOURCES),
      nameOf: (label) => SOURCES[label as keyof typeof SOURCES] ?? label,
      open: true,
    },
  ];
  return (
    <>
      {facets.map(({ facet, title, labels, nameOf, open }) => (
        <FacetList
          key={facet}
          title={title}
          labels={labels}
          counts={labels.map((label) => counts[facet].get(label) ?? 0)}
          chosen={filter.chosen[facet] ?? []}
          onToggle={(name) => onToggle(facet, name)}
          onClear={() => onClear(facet)}
          {...(nameOf ? { nameOf } : {})}
          {...(open ? { open } : {})}
        />
      ))}
    </>
  );
}
