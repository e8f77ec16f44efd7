/** Numbers as readers see them. An em dash where there is none. */

/** A rate in [0, 1] as the paper prints it, with two decimals. */
export function formatRate(rate: number | null | undefined): string {
  if (rate == null) return '—';
  const text = rate.toFixed(2);
  return text === '-0.00' ? '0.00' : text.replace('-', '−');
}

/** A share in [0, 1] as a percentage, one decimal below 10 %. */
export function formatPercent(share: number | null | undefined): string {
  if (share == null) return '—';
  const percent = share * 100;
  return `${percent > 0 && percent < 9.95 ? percent.toFixed(1) : percent.toFixed(0)} %`;
}

const integer = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A count with thousands separators. */
export function formatCount(count: number | null | undefined): string {
  return count == null ? '—' : integer.format(count);
}

/** A p value, three decimals; "<0.001" below. */
export function formatP(p: number | null | undefined): string {
  if (p == null) return '—';
  return p < 0.001 ? '<0.001' : p.toFixed(3);
}

/** A difference with its sign, two decimals. */
export function formatDifference(difference: number | null | undefined): string {
  if (difference == null) return '—';
  const text = Math.abs(difference).toFixed(2);
  return Number(text) === 0 ? text : `${difference < 0 ? '−' : '+'}${text}`;
}
