import { VIA_REPOSITORY } from '../../domain/via/provenance';

export interface Citation {
  readonly what: string;
  readonly bibtex: string;
}

export const CITATIONS: readonly Citation[] = [
  {
    what: 'The paper',
    bibtex: `@inproceedings{shen-etal-2025-mind,
  title     = {Mind the Value-Action Gap: Do {LLM}s Act in Alignment with Their Values?},
  author    = {Shen, Hua and Clark, Nicholas and Mitra, Tanu},
  booktitle = {Proceedings of the 2025 Conference on Empirical Methods in Natural Language Processing},
  year      = {2025},
  publisher = {Association for Computational Linguistics},
  url       = {https://aclanthology.org/2025.emnlp-main.154/},
  eprint    = {2501.15463},
  archivePrefix = {arXiv}
}`,
  },
  {
    what: 'The dataset and the results',
    bibtex: `@misc{via-release,
  title        = {VIA: Value-Informed Actions, and the results of "Mind the Value-Action Gap"},
  author       = {Shen, Hua and Clark, Nicholas and Mitra, Tanu},
  year         = {2025},
  howpublished = {\\url{${VIA_REPOSITORY.url}}},
  note         = {Commit ${VIA_REPOSITORY.commit}}
}`,
  },
  {
    what: 'This site',
    bibtex: `@software{value-action-lens,
  title   = {ValueActionLens: the value-action gap of language models in the browser},
  author  = {{ValueActionLens contributors}},
  year    = {2026},
  version = {${__APP_VERSION__}},
  license = {MIT}
}`,
  },
];
