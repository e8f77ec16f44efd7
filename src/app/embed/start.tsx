import { render } from 'preact';
import { readEmbedded } from '../../analysis/embed-address';
import { type Services, ServicesContext } from '../../state/services';
import { EmbedApp } from './EmbedApp';

/** Shows one figure, of what the site was built with: nothing of the reader's own is restored. */
export function startEmbed(services: Services, root: HTMLElement): void {
  const embedded = readEmbedded(window.location.search);
  if (embedded.theme) document.documentElement.dataset.theme = embedded.theme;
  services.models.settle();
  render(
    <ServicesContext.Provider value={services}>
      <EmbedApp {...embedded} />
    </ServicesContext.Provider>,
    root,
  );
  document.documentElement.dataset.started = '';
}
