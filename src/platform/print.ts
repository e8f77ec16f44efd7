/** Prints the page as it should be on paper: in light colours, with every chart drawn and every fold open. */

const TRIES = 100;
const TRY_MS = 100;

const paused = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Charts say with `data-drawn` whether they are as they should be. */
async function chartsDrawn(): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    await paused(TRY_MS);
    if (document.querySelector('[data-drawn="no"]') === null) return;
  }
}

/**
 * Pressing Ctrl-P or Cmd-P prints the page as `printPage` does. However it is printed, the style sheet knows the site's
 * address, which the addresses of links on paper begin with.
 */
export function installPrinting(): void {
  addEventListener('keydown', (event) => {
    const plain = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!plain || event.key !== 'p' || event.defaultPrevented) return;
    event.preventDefault();
    void printPage();
  });
  addEventListener('beforeprint', () => {
    const address = location.href.replace(/#.*/, '');
    document.documentElement.style.setProperty('--site-address', JSON.stringify(address));
  });
}

/** Resolves when the dialog is closed; the page is then as it was. */
export async function printPage(): Promise<void> {
  const root = document.documentElement;
  const theme = root.getAttribute('data-theme');
  const folds = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
  root.setAttribute('data-theme', 'light');
  for (const fold of folds) fold.open = true;
  // As wide as paper, so that charts are drawn for it; those beyond the window are drawn too.
  root.dataset.printing = '';
  dispatchEvent(new Event('resize'));
  dispatchEvent(new Event('beforeprint'));
  try {
    await chartsDrawn();
    print();
  } finally {
    if (theme === null) root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
    for (const fold of folds) fold.open = false;
    delete root.dataset.printing;
    dispatchEvent(new Event('resize'));
  }
}
