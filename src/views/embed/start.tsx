import type { ComponentType } from 'preact';
import { readEmbedded } from '../../analysis/embed-address';
import { EmbedView } from './EmbedView';

/** The page with one figure. */
export function embedded(View: ComponentType) {
  const own = readEmbedded(window.location.search);
  if (own.theme) document.documentElement.dataset.theme = own.theme;
  return <EmbedView {...own} View={View} />;
}
