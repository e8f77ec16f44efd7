export interface ListMove {
  readonly to: number;
  readonly align: 'auto' | 'start' | 'end';
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target'>;

/** Fields that need these keys themselves. */
const FIELDS = 'input, select, textarea, [contenteditable]';

/**
 * Where a key leads in a list: Home and End to its ends; from a row, arrows by one and Page keys by a screen. Null for
 * a key that does not move: then the box scrolls.
 *
 * @param at the row that has the focus; null where the box itself has it
 * @param screen how many rows fit the box
 */
export function moveInList(
  pressed: Pressed,
  at: number | null,
  count: number,
  screen: number,
): ListMove | null {
  const { key, target } = pressed;
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.shiftKey || count === 0) return null;
  if ((target as Element | null)?.matches?.(FIELDS)) return null;
  if (key === 'Home') return { to: 0, align: 'start' };
  if (key === 'End') return { to: count - 1, align: 'end' };
  if (at === null) return null;
  const page = Math.max(1, screen);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const to = Math.max(0, Math.min(count - 1, at + step));
  return to === at ? null : { to, align: 'auto' };
}
