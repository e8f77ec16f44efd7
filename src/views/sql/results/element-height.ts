let tallest: number | null = null;

/** The tallest element that this browser lays out, in pixels: 33 million in Chromium, 17 million in Firefox. */
function tallestElement(): number {
  if (tallest !== null) return tallest;
  const probe = document.createElement('div');
  probe.style.cssText = 'position:absolute;visibility:hidden;width:1px;height:40000000px';
  document.body.append(probe);
  // Firefox gives up on anything taller than it can lay out.
  tallest = probe.offsetHeight || 15_000_000;
  probe.remove();
  return tallest;
}

/** How many rows of a given height can be laid out below one another. */
export function rowsThatFit(height: number): number {
  return Math.floor((tallestElement() * 0.98) / height);
}
