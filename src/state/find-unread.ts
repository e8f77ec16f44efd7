/** Everything that this browser keeps and this version of the site cannot read. */
import { unreadRecords } from '../storage/look';
import { OWN_DATABASE } from '../storage/own-database';
import type { SetAside } from '../storage/set-aside';
import { type Named, unreadSettings } from '../storage/settings';
import { speedSetting } from './runs/measured-speed';
import { EARLIER_CHOICE, EARLIER_TABLES } from './sql/earlier-tables';
import { HISTORY } from './sql/history';
import { tabStores, unreadTabs } from './sql/kept-tabs';

const SETTINGS: readonly Named[] = [HISTORY, OWN_DATABASE, EARLIER_CHOICE, EARLIER_TABLES];

function settingNamed(key: string): Named | null {
  return SETTINGS.find((setting) => setting.key === key) ?? speedSetting(key);
}

export async function findUnread(): Promise<SetAside[]> {
  // One kind that cannot be read at all keeps none of the others back.
  const found = await Promise.allSettled([
    unreadRecords(),
    unreadSettings(settingNamed),
    Promise.resolve(unreadTabs(tabStores())),
  ]);
  return found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
}
