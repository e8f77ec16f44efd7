const MOMENT = /^(\d{1,6})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:\+00)?)?( \(BC\))?$/;

/** The moment, in UTC, of DuckDB's text for a date or timestamp; null for infinity and beyond a Date's range. */
export function momentOf(text: string): Date | null {
  const found = MOMENT.exec(text);
  if (!found) return null;
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0', fraction = '0', bc] = found;
  const date = new Date(0);
  date.setUTCFullYear(bc ? 1 - Number(year) : Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(
    Number(hours),
    Number(minutes),
    Number(seconds),
    Math.floor(Number(`0.${fraction}`) * 1000),
  );
  return Number.isNaN(date.getTime()) ? null : date;
}
