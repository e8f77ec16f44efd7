let tallest: number | null = null;

/** Pixels of the tallest element that this browser lays out: 33 million in Chromium, 17 million in Firefox. */
function tallestElement(): number {
  if (tallest !== null) return tallest;
  const probe = document.createElement('div');
  probe.style.cssText = 'position:absolute;visibility:hidden;width:1px;height:40000000px';
  document.body.append(probe);
  // Firefox gives up on what is taller than it can lay out.
  tallest = probe.offsetHeight || 15_000_000;
  probe.remove();
  return tallest;
}

/** How many rows of a height can stand below one another. */
export function rowsThatFit(height: number): number {
  return Math.floor((tallestElement() * 0.98) / height);
}
