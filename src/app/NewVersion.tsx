import { createNewVersion } from '../state/offline/new-version';
import { useServices } from '../state/services';
import { Button, LinkButton } from '../ui/Button';

/** Says that a newer version of the site waits; until the reader wants it, the page goes on as it is. */
export function NewVersion() {
  const reload = useServices().once(createNewVersion);
  return (
    <div role="status">
      {reload.value && (
        <p>
          A new version of this site is ready. <Button onClick={() => reload.value?.()}>Reload</Button>
          <LinkButton
            onClick={() => {
              reload.value = null;
            }}
          >
            Later
          </LinkButton>
        </p>
      )}
    </div>
  );
}
