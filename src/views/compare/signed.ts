/** A difference with its sign, two decimals. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  if (text === '0.00') return '0.00';
  return value > 0 ? `+${text}` : `−${text}`;
}
