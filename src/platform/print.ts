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
