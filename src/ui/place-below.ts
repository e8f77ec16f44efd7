/**
 * Popovers are in the top layer: they are positioned by script, as not all browsers have CSS anchors yet.
 *
 * @param room height below the button with which the panel is content
 */
export function placeBelow(panel: HTMLElement, buttonId: string, room = 220): void {
  const button = document.getElementById(buttonId);
  if (!button || !panel.matches(':popover-open')) return;
  const box = button.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, window.innerWidth - panel.offsetWidth - 8));
  const below = window.innerHeight - box.bottom - 12;
  const above = box.top - 12;
  const openAbove = below < room && above > below;
  panel.style.left = `${left}px`;
  panel.style.maxHeight = `${Math.min(420, openAbove ? above : below)}px`;
  panel.style.top = openAbove ? 'auto' : `${box.bottom + 4}px`;
  panel.style.bottom = openAbove ? `${window.innerHeight - box.top + 4}px` : 'auto';
}
