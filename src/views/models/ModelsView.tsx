import { useMemo } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { type BoardState, readBoardState, writeBoardState } from '../../analysis/model-board';
import { createIntake } from '../../state/imports/intake';
import { useServices } from '../../state/services';
import { LinkButton } from '../../ui/Button';
import { KeptNotice } from '../../ui/KeptNotice';
import { SetAsideNotice } from '../../ui/SetAsideNotice';
import { TooManyModels } from '../../ui/TooManyModels';
import { useAddress } from '../../ui/use-address';
import { AddFromLink } from './AddFromLink';
import { ImportPanel } from './ImportPanel';
import { ModelTable } from './ModelTable';
import { RawFiles } from './RawFiles';
import { SharedFiles } from './SharedFiles';
import { SharedRuns } from './SharedRuns';
import './models.css';

const showImport = () => document.getElementById('import')?.scrollIntoView();

/** The models: published ones and the reader's own; import, export, rename, delete. */
export default function ModelsView() {
  const services = useServices();
  const { imports } = services;
  const [, navigate] = useLocation();
  const state = useAddress(readBoardState);
  const intake = useMemo(() => createIntake(services), [services]);
  const takeAll = (files: readonly File[]) => {
    void intake.add(files);
    showImport();
  };
  const take = (file: File) => takeAll([file]);
  const change = (next: BoardState, replace = false) => navigate(writeBoardState(next), { replace });
  return (
    <article class="models article">
      <h1>Models</h1>
      <p class="page-lead">
        Compare your own model with the published ones, or download any model’s answers.{' '}
        <LinkButton onClick={showImport}>Import a model’s results</LinkButton>
      </p>
      {state.add !== null && (
        <AddFromLink
          key={state.add}
          add={state.add}
          onFile={take}
          onDone={() => change({ ...state, add: null }, true)}
        />
      )}
      <SharedFiles onResults={takeAll} />
      <KeptNotice problem={imports.problem.value} />
      <SetAsideNotice />
      <TooManyModels />
      <ModelTable state={state} onChange={change} />
      <RawFiles />
      <SharedRuns onFile={take} />
      <ImportPanel intake={intake} />
    </article>
  );
}
