import { openChannel } from '../../platform/channel';

/** Tells this site's other tabs that what is kept has changed, and hears the same from them. */
export interface OtherTabs {
  tell(): void;
}

const CHANNEL = 'value-action-lens/imports';

/** @param onTold called when another tab changed what is kept */
export function listenToOtherTabs(onTold: () => void): OtherTabs {
  const say = openChannel(CHANNEL, onTold);
  return { tell: () => say('changed') };
}
