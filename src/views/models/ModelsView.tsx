import { useMemo } from 'preact/hooks';
import { createImportDraft } from '../../state/imports/import-draft';
import { useServices } from '../../state/services';
import { LinkButton } from '../../ui/Button';
import { KeptNotice } from '../../ui/KeptNotice';
import { SetAsideNotice } from '../../ui/SetAsideNotice';
import { TooManyModels } from '../../ui/TooManyModels';
import { ImportPanel } from './ImportPanel';
import { ModelTable } from './ModelTable';
import { RawFiles } from './RawFiles';
import './models.css';

/** The models: published ones and the reader's own; import, export, rename, delete. */
export default function ModelsView() {
  const { database, imports } = useServices();
  const draft = useMemo(() => createImportDraft(database, imports.models), [database, imports]);
  return (
    <article class="models article">
      <h1>Models</h1>
      <p class="page-lead">
        Compare your own model with the published ones, or download any model’s answers.{' '}
        <LinkButton onClick={() => document.getElementById('import')?.scrollIntoView()}>
          Import a model’s results
        </LinkButton>
      </p>
      <KeptNotice problem={imports.problem.value} changedElsewhere={imports.changedElsewhere.value} />
      <SetAsideNotice />
      <TooManyModels />
      <ModelTable />
      <RawFiles />
      <ImportPanel draft={draft} />
    </article>
  );
}
