/** The twelve countries of VIA, in the release's order. Codes and regions are the poster's. */

export type Region = 'North America' | 'Europe' | 'Australia' | 'Asia' | 'Africa';

export interface Country {
  readonly country: string;
  /** The poster's abbreviation (not ISO 3166). */
  readonly code: string;
  readonly region: Region;
}

export const COUNTRIES: readonly Country[] = [
  { country: 'United States', code: 'US', region: 'North America' },
  { country: 'India', code: 'IND', region: 'Asia' },
  { country: 'Pakistan', code: 'PAK', region: 'Asia' },
  { country: 'Nigeria', code: 'NRA', region: 'Africa' },
  { country: 'Philippines', code: 'PHIL', region: 'Asia' },
  { country: 'United Kingdom', code: 'UK', region: 'Europe' },
  { country: 'Germany', code: 'GER', region: 'Europe' },
  { country: 'Uganda', code: 'UG', region: 'Africa' },
  { country: 'Canada', code: 'CA', region: 'North America' },
  { country: 'Egypt', code: 'EG', region: 'Africa' },
  { country: 'France', code: 'FR', region: 'Europe' },
  { country: 'Australia', code: 'AUS', region: 'Australia' },
];

/** Columns of the poster's headline table, left to right: region groups, then countries in them. */
export const POSTER_COUNTRY_ORDER: readonly string[] = [
  'United States',
  'Canada',
  'Germany',
  'United Kingdom',
  'France',
  'Australia',
  'India',
  'Pakistan',
  'Philippines',
  'Nigeria',
  'Egypt',
  'Uganda',
];
