/** DuckDB's text for a DOUBLE: `1.0`, `0.1`, `1e-05`, `1e+16`, `nan`, `inf`, `-inf`. */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    const [sign, power] = [exponent.slice(0, 1), exponent.slice(1)];
    return `${digits}e${sign}${power.padStart(2, '0')}`;
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
