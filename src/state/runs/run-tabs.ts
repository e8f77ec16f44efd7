import { openChannel } from '../../platform/channel';

/** Tells this site's other tabs which run has changed, and hears the same from them. */
export interface RunTabs {
  tell(run: string): void;
  /** From now on calls back with each run that another tab has changed. */
  hear(onTold: (run: string) => void): void;
}

export function createRunTabs(): RunTabs {
  let heard: (run: string) => void = () => {};
  const tell = openChannel('value-action-lens/runs', (run) => heard(run));
  return {
    tell,
    hear(onTold) {
      heard = onTold;
    },
  };
}
