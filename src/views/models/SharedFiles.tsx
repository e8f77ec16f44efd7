import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { takeSharedFiles } from '../../state/imports/shared-files';
import { useServices } from '../../state/services';
import { createHandedFiles } from '../../state/sql/handed-files';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';

/** Takes up files that another app shared with this site; those that are no model's results may go to the SQL page. */
export function SharedFiles({ onResults }: { readonly onResults: (files: readonly File[]) => void }) {
  const handed = useServices().once(createHandedFiles);
  const [, navigate] = useLocation();
  const [others, setOthers] = useState<readonly File[]>([]);
  const give = useRef(onResults);
  give.current = onResults;
  useEffect(() => {
    void takeSharedFiles().then((shared) => {
      if (shared.results.length > 0) give.current(shared.results);
      setOthers(shared.others);
    });
  }, []);
  if (others.length === 0) return null;
  const one = others.length === 1;
  return (
    <Notice kind="info" title={one ? 'A file was shared with this site' : 'Files were shared with this site'}>
      <p class="add-from-link">
        <strong>{others.map(({ name }) => name).join(', ')}</strong>{' '}
        {one ? 'has no results of a model' : 'have no results of a model'}, but can be{' '}
        {one ? 'a table' : 'tables'} on the SQL page. {one ? 'It stays' : 'They stay'} in this browser.
      </p>
      <p class="models-buttons buttons">
        <Button
          onClick={() => {
            handed.give(others);
            navigate('/sql');
          }}
        >
          Open in SQL
        </Button>
        <Button onClick={() => setOthers([])}>Discard</Button>
      </p>
    </Notice>
  );
}
