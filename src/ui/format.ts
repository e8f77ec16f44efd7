/** A rate in [0, 1] as the paper prints it, with two decimals. An em dash where there is none. */
export function formatRate(rate: number | null | undefined): string {
  return rate == null ? '—' : rate.toFixed(2);
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
